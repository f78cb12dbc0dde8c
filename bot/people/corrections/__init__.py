"""People say what is wrong about them on the list."""
