"""What does not fit on the desk."""
