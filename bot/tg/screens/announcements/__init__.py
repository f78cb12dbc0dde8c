"""Screens of announcements."""
