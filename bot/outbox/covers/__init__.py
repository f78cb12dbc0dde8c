"""A notice is behind a neutral line until its reader opens it."""
