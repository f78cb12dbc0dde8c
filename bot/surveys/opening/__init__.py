"""A survey opens by itself; the bot asks people, and reminds once those who have not answered."""
