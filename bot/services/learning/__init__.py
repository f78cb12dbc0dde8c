"""What people do with lessons and quizzes."""
