-- Which people to contact a coordinator has been shown: the reason and when it came up, on how many days, and the last of them.
-- `ticked`: they are ticked (1) for what is noted of many at once; 2: they were, and something new came up.
CREATE TABLE sightings (
  reader_id BIGINT NOT NULL REFERENCES people (id),
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  why TEXT NOT NULL,
  came_up_at BIGINT NOT NULL,
  times BIGINT NOT NULL DEFAULT 0,
  seen_on BIGINT,
  ticked BIGINT NOT NULL DEFAULT 0 CHECK (ticked IN (0, 1, 2)),
  PRIMARY KEY (reader_id, cohort_id, person_id)
);
CREATE INDEX sightings_of_person ON sightings (person_id);
CREATE INDEX sightings_of_cohort ON sightings (cohort_id);
-- What the last morning knew of, and the ended surveys that a coordinator has seen with the first day: JSON.
ALTER TABLE todays ADD COLUMN told TEXT;
ALTER TABLE todays ADD COLUMN surveys_seen TEXT;
-- Somebody is left in peace until a day, except for a reason that came up later or is another one.
ALTER TABLE contacts ADD COLUMN peace_why TEXT;
ALTER TABLE contacts ADD COLUMN peace_since BIGINT;
-- When somebody was last active, beside the place that they had then, so that a list of silent people reads only these.
ALTER TABLE enrolments ADD COLUMN seen_at BIGINT;
UPDATE enrolments SET seen_at = (SELECT p.active_at FROM people p WHERE p.id = enrolments.person_id AND p.active_at > enrolments.joined_at) WHERE state = 'active';
CREATE INDEX enrolments_last_seen ON enrolments (cohort_id, (CASE WHEN seen_at IS NULL THEN joined_at ELSE seen_at END)) WHERE state = 'active';
CREATE INDEX enrolments_states ON enrolments (cohort_id, id, state);
CREATE INDEX enrolments_waiting ON enrolments (cohort_id, id) WHERE state = 'waiting';
CREATE INDEX enrolments_invited ON enrolments (cohort_id, id) WHERE state = 'invited';
CREATE INDEX chats_closed ON chats (person_id) WHERE reach <> 'open';
