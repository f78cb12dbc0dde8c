"""Coordinators confirm with a code from their authenticator app that it is them."""
