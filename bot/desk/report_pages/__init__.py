"""The pages of a report on learning, questions, meetings and organizations."""
