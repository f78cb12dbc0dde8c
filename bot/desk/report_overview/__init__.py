"""The overview says who is in, who was here, and how each week went."""
