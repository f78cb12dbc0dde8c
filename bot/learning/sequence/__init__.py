"""Questions whose options are put in order, or matched to needs."""
