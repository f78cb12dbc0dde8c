"""What coordinators may do is checked here, for a cohort or for one place in it."""
