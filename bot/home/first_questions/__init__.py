"""Questions that come before a tap or command is handled."""
