"""Use cases of announcements: write, choose whom, send, follow."""
