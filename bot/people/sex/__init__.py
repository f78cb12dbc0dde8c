"""People say once whether they are a woman or a man, if the consent text asks for it."""
