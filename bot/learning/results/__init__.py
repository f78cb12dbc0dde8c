"""Leaders see their results as a picture or as text."""
