"""After a meeting people say what to change; it comes to the coordinators as feedback."""
