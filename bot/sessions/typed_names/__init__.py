"""Who was there, as coordinators type it: names and numbers of a list."""
