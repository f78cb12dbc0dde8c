"""Lines that people send right after each other are one question."""
