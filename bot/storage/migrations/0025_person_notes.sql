-- What coordinators noted of a person in a cohort: short texts that the guard let pass. The author may be erased.
CREATE TABLE person_notes (
  id IDENTITY PRIMARY KEY,
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  written_by BIGINT REFERENCES people (id),
  words TEXT NOT NULL,
  written_at BIGINT NOT NULL
);
CREATE INDEX person_notes_of_person ON person_notes (person_id, cohort_id);
CREATE INDEX person_notes_by_author ON person_notes (written_by) WHERE written_by IS NOT NULL;
CREATE INDEX person_notes_by_age ON person_notes (written_at);
