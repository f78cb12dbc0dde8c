"""What coordinators may do is checked here, for a cohort or for one enrolment in it."""
