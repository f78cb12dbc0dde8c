"""When each person gets an announcement, told before it is sent."""
