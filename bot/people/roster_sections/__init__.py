"""Headings of a sheet, and whom they head."""
