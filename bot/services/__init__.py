"""Use cases: load, decide, save; they return outcomes, never words."""
