"""A visitor is somebody who sends an update, with all enrolments and roles."""
