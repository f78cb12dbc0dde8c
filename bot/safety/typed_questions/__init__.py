"""Questions with a typed answer, each registered at once."""
