-- Coordinators say within how many working days they answer, and who stands in for them while they are away.
ALTER TABLE cohorts ADD COLUMN answer_days BIGINT NOT NULL DEFAULT 1 CHECK (answer_days BETWEEN 1 AND 5);
CREATE TABLE absences (
  person_id BIGINT PRIMARY KEY REFERENCES people (id),
  stand_in_id BIGINT REFERENCES people (id),
  until_at BIGINT NOT NULL
);
CREATE INDEX absences_stand_in ON absences (stand_in_id) WHERE stand_in_id IS NOT NULL;
