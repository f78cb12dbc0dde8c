"""What people learn: lessons, quizzes, practice, stories and the handbook."""
