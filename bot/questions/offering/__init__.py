"""The bot offers to pass an unexpected text on to the coordinators."""
