"""Files with names or links are deleted from a coordinator's chat within a day."""
