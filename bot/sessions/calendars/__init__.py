"""A pasted calendar is read: its events, their repetitions, and what was moved or cancelled."""
