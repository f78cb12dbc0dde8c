"""What can still be measured: the warm-up, and post-tests."""
