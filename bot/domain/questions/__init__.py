"""Questions to the coordinators: asked by text or voice, taken by one, answered."""
