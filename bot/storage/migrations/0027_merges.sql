-- Two people of a list who were one: what was moved and removed, so that it can be put back for a day.
CREATE TABLE merges (
  id IDENTITY PRIMARY KEY,
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  kept_id BIGINT NOT NULL REFERENCES people (id),
  gone_id BIGINT NOT NULL REFERENCES people (id),
  journal TEXT NOT NULL,
  merged_at BIGINT NOT NULL
);
CREATE INDEX merges_of_kept ON merges (kept_id);
CREATE INDEX merges_of_gone ON merges (gone_id);
-- People who asked to come in, and others on the list with a name like theirs: a coordinator said that they are not the same.
CREATE TABLE kept_apart (
  person_id BIGINT NOT NULL REFERENCES people (id),
  other_id BIGINT NOT NULL REFERENCES people (id),
  decided_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, other_id)
);
CREATE INDEX kept_apart_from ON kept_apart (other_id);
CREATE INDEX people_by_name ON people (name_key);
