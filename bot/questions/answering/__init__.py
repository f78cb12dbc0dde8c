"""Coordinators answer questions, and the asker opens the answers."""
