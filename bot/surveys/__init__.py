"""Surveys: what people think of the training and did after it, in counts, often anonymous."""
