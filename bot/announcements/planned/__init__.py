"""Coordinators see what is planned, and change its time or its text, or take it back."""
