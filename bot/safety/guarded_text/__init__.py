"""Texts of people that others will read: what the guard lets through, and why not."""
