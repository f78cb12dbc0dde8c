"""On a phone that several people use, screens close after some minutes without a tap."""
