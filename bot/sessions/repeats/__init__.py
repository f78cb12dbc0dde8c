"""How meetings repeat, as calendars and invitations write it."""
