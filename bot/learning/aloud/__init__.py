"""Leaders say a sentence aloud, or type it, and compare it with one way to say it."""
