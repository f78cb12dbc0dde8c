"""An audience is described in words and counted."""
