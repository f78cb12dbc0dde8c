"""The gate learns which reminders of meetings a person will still get."""
