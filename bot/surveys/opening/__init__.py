"""A survey opens by itself; people are asked, and once reminded if they have not answered."""
