"""The group's posts about a problem: neutral lines with a link to its text."""
