"""Tests and the demo let people in by the same use cases."""
