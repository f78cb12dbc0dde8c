"""An enrolment is one person's place in one cohort."""
