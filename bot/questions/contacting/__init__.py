"""A person asks to be contacted, says how, and reads that it was seen."""
