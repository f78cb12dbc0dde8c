"""What a course is for its coordinators: its name, its training day, its consent text."""
