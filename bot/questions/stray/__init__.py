"""A person sends an unexpected text on to the coordinators with one tap."""
