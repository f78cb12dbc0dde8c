"""What became of it: plans, questions, reports."""
