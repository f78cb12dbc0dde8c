"""Everybody sees, downloads and deletes what is stored about them, or leaves."""
