"""When a survey is asked in a cohort."""
