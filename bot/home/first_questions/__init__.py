"""What must be settled before a tap or command is handled."""
