"""What a text in a list says besides names: a label, a total, a signature, a place."""
