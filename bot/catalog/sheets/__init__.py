"""The form of each file of a course: what it may contain, and what it must."""
