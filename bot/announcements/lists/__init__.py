"""The lists under Announce: open drafts, what was sent, saved audiences."""
