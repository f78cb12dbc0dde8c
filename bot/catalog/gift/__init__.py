"""Quizzes in GIFT, the text format of Moodle: out, and back in."""
