"""The path through a course: what comes next for a person."""
