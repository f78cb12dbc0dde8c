"""An enrolment is one person's membership in one cohort."""
