"""Each meeting has a plan of reminders and waits for its next step."""
