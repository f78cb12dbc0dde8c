"""What becomes of it: the coordinators' day, people to contact, the team."""
