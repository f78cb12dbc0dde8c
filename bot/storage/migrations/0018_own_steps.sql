-- Steps in a leader's own words, which the guard let pass. `step` stands in `plans.step`, too, where the ids of the course's steps stand.
CREATE TABLE own_steps (
  step TEXT PRIMARY KEY,
  enrolment_id BIGINT NOT NULL REFERENCES enrolments (id),
  words TEXT NOT NULL,
  written_at BIGINT NOT NULL
);
CREATE INDEX own_steps_of_enrolment ON own_steps (enrolment_id);
CREATE INDEX plans_of_own_step ON plans (step);
