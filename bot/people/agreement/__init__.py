"""What somebody agreed to: a few lines, the whole text in pages, and as a file."""
