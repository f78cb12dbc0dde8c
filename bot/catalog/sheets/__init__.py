"""The form of each file of a course: what may stand in it, and what must."""
