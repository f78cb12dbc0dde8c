"""Protects people: the guard, names without numbers, safety texts and consent."""
