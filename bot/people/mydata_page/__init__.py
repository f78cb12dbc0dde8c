"""What is stored about somebody, as a page to read in both languages."""
