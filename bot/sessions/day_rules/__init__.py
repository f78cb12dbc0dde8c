"""Rules for days in words: every weekday of a month, exceptions, and moved meetings."""
