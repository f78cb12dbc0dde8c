"""The gate decides whether a row may be sent now, must wait, or must not be sent any more."""
