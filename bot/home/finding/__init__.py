"""Words that are typed below the list of the desk are a search."""
