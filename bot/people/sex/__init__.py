"""People tell once whether they are a woman or a man, where the consent text says so."""
