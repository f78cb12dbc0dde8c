"""The audit holds what was done to rights and data, as a chain."""
