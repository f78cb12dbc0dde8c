"""Tells the people of a list from its headings, totals and signatures."""
