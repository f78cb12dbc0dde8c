"""A visitor is somebody who sends an update, with all places and roles."""
