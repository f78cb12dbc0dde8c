-- A list that was imported can be undone for a day: when it was imported, and what it did to each person.
-- `file_id`: the file that was read, which comes back with the links in it.
ALTER TABLE rosters ADD COLUMN file_id TEXT;
ALTER TABLE rosters ADD COLUMN taken_at BIGINT;
CREATE TABLE roster_effects (
  roster_id BIGINT NOT NULL REFERENCES rosters (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  is_new BIGINT NOT NULL CHECK (is_new IN (0, 1)),
  at_row BIGINT,
  organization_after BIGINT,
  organization_before BIGINT,
  language TEXT,
  language_before TEXT,
  PRIMARY KEY (roster_id, person_id)
);
CREATE INDEX roster_effects_of ON roster_effects (person_id);
-- The organization that somebody typed who asks to join.
ALTER TABLE enrolments ADD COLUMN said_organization TEXT;
CREATE INDEX enrolments_said ON enrolments (id) WHERE said_organization IS NOT NULL;
