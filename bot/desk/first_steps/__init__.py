"""The five first steps that set a course up, and how far each is."""
