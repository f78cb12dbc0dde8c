-- The day (ISO) on which the training of a cohort ended, if a coordinator said so.
ALTER TABLE cohorts ADD COLUMN trained_on TEXT;
