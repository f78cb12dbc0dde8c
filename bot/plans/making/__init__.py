"""Leaders make a plan by taps: step, day, time, place; later they change it."""
