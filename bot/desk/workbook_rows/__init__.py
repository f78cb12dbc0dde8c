"""Saves single cells of a workbook in the tables of their features, and puts them back."""
