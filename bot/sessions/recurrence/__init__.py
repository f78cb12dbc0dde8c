"""An invitation says how its meeting repeats."""
