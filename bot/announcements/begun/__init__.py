"""One announcement that was begun and neither sent nor kept waits; a new one puts it away."""
