"""After a meeting people say whether they attended and how useful it was."""
