"""Footnotes of a list of people."""
