"""What leaders did with the training, for reports: plans, barriers, communities, surveys."""
