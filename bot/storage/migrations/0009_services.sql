-- Services that several people say are wrong, and those that people propose.
-- In a proposal NULL is not answered yet, "" is "none" (no district; the whole country), and an answer that begins
-- with "=" is the id of a quick answer of the course.
CREATE TABLE hidden_services (
  course TEXT NOT NULL,
  service TEXT NOT NULL,
  hidden_on TEXT NOT NULL,
  hidden_at BIGINT NOT NULL,
  PRIMARY KEY (course, service)
);
CREATE TABLE service_proposals (
  id IDENTITY PRIMARY KEY,
  course TEXT NOT NULL,
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  person_id BIGINT REFERENCES people (id),
  state TEXT NOT NULL CHECK (state IN ('draft', 'waiting', 'kept', 'declined')),
  need TEXT,
  province TEXT,
  district TEXT,
  name TEXT,
  contact TEXT,
  who TEXT,
  papers TEXT,
  reason TEXT CHECK (reason IN ('there', 'unreachable', 'unfit', 'person')),
  changed_at BIGINT NOT NULL
);
CREATE INDEX service_proposals_of_course ON service_proposals (course, state);
CREATE INDEX service_proposals_of_person ON service_proposals (person_id, state);
CREATE INDEX service_proposals_of_cohort ON service_proposals (cohort_id, state);
CREATE INDEX service_proposals_by_age ON service_proposals (state, changed_at);
