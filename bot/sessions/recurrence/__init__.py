"""An invitation says how often its meeting repeats."""
