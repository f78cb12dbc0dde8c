"""Shows how far a leader is in lessons and quizzes, and how far from the certificate."""
