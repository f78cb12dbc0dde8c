"""What coordinators have announced, and when it comes: smaller messages leave room for it."""
