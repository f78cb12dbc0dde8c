"""Leaders say which module should come next; coordinators see how many chose each."""
