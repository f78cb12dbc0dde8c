"""The card of an announcement before it begins."""
