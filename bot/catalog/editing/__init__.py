"""Changes texts inside the files of a course: nothing else in a file changes, and all or none."""
