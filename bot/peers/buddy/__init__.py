"""A leader asks for a buddy, says yes or no to one, sees the other's name, and ends the pair."""
