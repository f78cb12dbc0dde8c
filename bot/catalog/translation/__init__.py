"""Texts of a course on a sheet for translators and authors: out, and back in."""
