"""Time zones are recognized by the names that invitations use."""
