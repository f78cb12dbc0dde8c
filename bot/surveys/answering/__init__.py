"""People answer a survey, question by question, and may skip any of them."""
