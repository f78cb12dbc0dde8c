"""Links in texts are found, and those of known places are told apart."""
