"""The gate counts the reminders of meetings that a person will still get."""
