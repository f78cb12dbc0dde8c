"""Coordinators ask two people whether they want to be buddies, by taps or by lot."""
