"""A text that nobody asked for is offered to be sent to the coordinators."""
