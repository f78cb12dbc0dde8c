"""A person asks the coordinators a question, adds to it, or takes it back."""
