"""One's own data as a page to read, in both languages."""
