"""All that waits for a coordinator, in one list behind Today."""
