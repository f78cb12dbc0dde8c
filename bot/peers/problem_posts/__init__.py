"""What the group reads of a problem: neutral lines with a link to its text."""
