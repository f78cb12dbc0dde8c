"""Leaders get a plan as a page to print, or as a picture."""
