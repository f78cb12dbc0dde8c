"""An announcement as its reader gets it, opens a cover and confirms with [Got it]."""
