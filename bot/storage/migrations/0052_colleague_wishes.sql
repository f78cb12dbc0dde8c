-- That a coordinator has asked the administrators to add a colleague; an answer deletes it.
CREATE TABLE colleague_wishes (
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  asked_at BIGINT NOT NULL,
  PRIMARY KEY (cohort_id, person_id)
);
CREATE INDEX colleague_wishes_of ON colleague_wishes (person_id);
CREATE INDEX colleague_wishes_by_time ON colleague_wishes (asked_at);
