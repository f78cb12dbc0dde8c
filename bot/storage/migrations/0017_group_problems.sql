-- A problem that a leader proposes for the group of a cohort. A coordinator posts or declines it. The bot stores the
-- problem and the coordinators' summary, never what people answer in the group.
CREATE TABLE group_problems (
  id IDENTITY PRIMARY KEY,
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  person_id BIGINT REFERENCES people (id),
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'declined', 'posted')),
  words TEXT NOT NULL,
  reason TEXT CHECK (reason IN ('person', 'again', 'unclear', 'elsewhere')),
  proposed_at BIGINT NOT NULL,
  decided_at BIGINT,
  language TEXT NOT NULL DEFAULT '',
  summary TEXT,
  summarized_at BIGINT,
  CHECK ((decided_at IS NULL) = (state = 'waiting')),
  CHECK ((summarized_at IS NULL) = (summary IS NULL))
);
CREATE UNIQUE INDEX group_problems_waiting ON group_problems (person_id, cohort_id) WHERE state = 'waiting';
CREATE INDEX group_problems_of_cohort ON group_problems (cohort_id, state, id);
CREATE INDEX group_problems_of_person ON group_problems (person_id);
CREATE INDEX group_problems_declined ON group_problems (decided_at) WHERE state = 'declined';
