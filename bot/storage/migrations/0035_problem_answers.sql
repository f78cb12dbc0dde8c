-- What people answer in private to their group's problem. Coordinators read it without names, for a summary.
CREATE TABLE problem_answers (
  problem_id BIGINT NOT NULL REFERENCES group_problems (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  words TEXT NOT NULL,
  answered_at BIGINT NOT NULL,
  PRIMARY KEY (problem_id, person_id)
);
CREATE INDEX problem_answers_of_person ON problem_answers (person_id);
CREATE INDEX problem_answers_by_age ON problem_answers (answered_at);
