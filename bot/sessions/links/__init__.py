"""The links of a meeting: to its room, and to its recording."""
