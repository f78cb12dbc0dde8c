"""Screens of live meetings: a leader's, the reminders, and the coordinators'."""
