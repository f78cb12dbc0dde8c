"""People join, are put on lists, move, choose settings and see their own data."""
