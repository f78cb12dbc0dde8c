"""Tours through the screens of the six months after the training.

Each leads somebody through a feature and takes a picture at every step that people see. All people
of an album read its language, so the same taps show the same screens in each.
"""
