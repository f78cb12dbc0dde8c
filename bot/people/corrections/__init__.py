"""Somebody says what is wrong about them on the list."""
