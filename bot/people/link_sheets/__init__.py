"""Coordinators get the links of a whole list, as a sheet or as cards to print."""
