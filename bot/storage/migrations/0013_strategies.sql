-- The strategy of a leader for work with a community: a longer plan, answered question by question.
-- Without a place in a cohort it belongs to the organization. `picked`: ids of the course.
CREATE TABLE strategies (
  id IDENTITY PRIMARY KEY,
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  organization_id BIGINT REFERENCES organizations (id),
  enrolment_id BIGINT REFERENCES enrolments (id),
  made_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX strategies_of_enrolment ON strategies (enrolment_id) WHERE enrolment_id IS NOT NULL;
CREATE INDEX strategies_without_leader ON strategies (cohort_id, organization_id) WHERE enrolment_id IS NULL;
CREATE TABLE strategy_answers (
  strategy_id BIGINT NOT NULL REFERENCES strategies (id),
  question TEXT NOT NULL,
  picked TEXT NOT NULL DEFAULT '',
  words TEXT,
  answered_at BIGINT NOT NULL,
  PRIMARY KEY (strategy_id, question)
);
