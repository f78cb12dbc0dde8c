"""Coordinators remind the people who have not answered whether they will come."""
