"""Leaders read a case and its questions."""
