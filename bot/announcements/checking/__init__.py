"""An announcement is checked by its author, and approved by a colleague, before it is sent."""
