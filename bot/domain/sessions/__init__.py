"""Live meetings and their reminders."""
