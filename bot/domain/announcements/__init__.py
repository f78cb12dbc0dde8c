"""What coordinators say to many."""
