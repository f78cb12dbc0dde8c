-- A coordinator moved or cancelled meetings by one tap: until `due_at` it can be undone and nobody hears of it.
-- `meetings`: JSON, which meetings change and how. `done_at`: when they did.
CREATE TABLE session_changes (
  id IDENTITY PRIMARY KEY,
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  meetings TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  done_at BIGINT
);
CREATE INDEX session_changes_waiting ON session_changes (due_at) WHERE done_at IS NULL;
CREATE INDEX session_changes_of_cohort ON session_changes (cohort_id, done_at);
CREATE INDEX session_changes_done ON session_changes (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX session_changes_of_person ON session_changes (person_id);
