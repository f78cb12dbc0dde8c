"""What of a list looks unusual, and is asked about before people are imported."""
