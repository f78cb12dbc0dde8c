"""Names of people found by their words and by how they sound, however many people there are."""
