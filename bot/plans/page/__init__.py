"""A plan as a page to print or to keep as a picture."""
