"""What can still be measured of what somebody learns: the warm-up, and post-tests."""
