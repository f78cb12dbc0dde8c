"""Screens of lessons, quizzes, and offers to learn."""
