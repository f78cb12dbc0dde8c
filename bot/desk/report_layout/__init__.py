"""The pages of a report share bars, rings, columns and rows."""
