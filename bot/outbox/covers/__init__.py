"""A notice stands behind a neutral line until its reader opens it."""
