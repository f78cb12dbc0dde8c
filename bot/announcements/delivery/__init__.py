"""Announcements become rows of the outbox, a chunk of people at a time."""
