"""Texts of a course on a sheet for translators and authors: export and import."""
