"""What must hold across the texts and files of a course."""
