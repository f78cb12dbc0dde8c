"""Home shows the next step first, and More shows the rest."""
