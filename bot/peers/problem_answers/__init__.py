"""People answer the group's problem in private; coordinators read the answers without names."""
