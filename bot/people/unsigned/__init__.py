"""Before real people are invited, somebody should have signed the safety texts."""
