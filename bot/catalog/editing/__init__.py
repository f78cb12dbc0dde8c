"""Changes texts inside the files of a course: nothing else in a file moves, and all or none."""
