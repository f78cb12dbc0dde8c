"""The periods of days that people write in words."""
