"""What protects people: guard, names, consent."""
