"""A leader logs a session answer by answer, and corrects it answer by answer."""
