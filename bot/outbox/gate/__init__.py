"""The gate decides whether a row may go now, must wait, or is not wanted any more."""
