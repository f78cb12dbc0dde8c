"""Quizzes in GIFT, the text format of Moodle: export and import."""
