"""What people learn: courses, lessons, quizzes."""
