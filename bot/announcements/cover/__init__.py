"""A covered announcement shows a neutral line until it is opened."""
