"""Pure rules and values of the trade: no I/O, no clock, no randomness."""
