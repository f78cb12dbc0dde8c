"""An optional PIN before results and questions, for phones that several people use."""
