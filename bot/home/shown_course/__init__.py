"""Which course a coordinator has before them while they type."""
