"""Slow work that somebody waits for is saved until it is done."""
