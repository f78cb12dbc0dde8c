"""Surveys: what people think of the training and did since, in counts, and often anonymous."""
