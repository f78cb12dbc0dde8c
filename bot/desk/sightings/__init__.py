"""Whom a coordinator has been shown, on how many days: who was seen twice steps back."""
