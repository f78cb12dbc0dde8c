"""People answer a survey, question by question, and may leave out any of them."""
