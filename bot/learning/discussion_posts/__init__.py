"""The bot posts the steps and counts of a discussion in the group."""
