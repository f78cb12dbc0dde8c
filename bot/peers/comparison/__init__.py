"""A leader sees their own figures beside those of the group, which nobody else sees."""
