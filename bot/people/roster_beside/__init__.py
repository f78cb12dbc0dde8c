"""What stands beside a name in a typed line."""
