-- Sessions that leaders held in communities, as counts, and where leaders may name communes.
-- An answer that was not given yet is NULL. `person_id` is NULL after the person was erased.
CREATE TABLE community_sessions (
  id IDENTITY PRIMARY KEY,
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  organization_id BIGINT REFERENCES organizations (id),
  person_id BIGINT REFERENCES people (id),
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'saved')),
  step TEXT NOT NULL,
  revision BIGINT NOT NULL DEFAULT 0,
  corrections BIGINT NOT NULL DEFAULT 0,
  held_in TEXT,
  topic TEXT,
  own_topic TEXT NOT NULL DEFAULT '',
  province TEXT,
  commune TEXT,
  place_words TEXT NOT NULL DEFAULT '',
  women BIGINT CHECK (women BETWEEN 0 AND 1000),
  men BIGINT CHECK (men BETWEEN 0 AND 1000),
  young BIGINT CHECK (young BETWEEN 0 AND 1000),
  questions TEXT,
  hard TEXT,
  hard_words TEXT NOT NULL DEFAULT '',
  saved_at BIGINT,
  changed_at BIGINT NOT NULL
);
CREATE INDEX community_sessions_of_person ON community_sessions (person_id, cohort_id);
CREATE INDEX community_sessions_of_cohort ON community_sessions (cohort_id, state);
CREATE INDEX community_sessions_by_age ON community_sessions (state, changed_at);
-- Until then no commune is asked for; `talked_at` is when a coordinator said that the talk was held.
CREATE TABLE commune_permits (
  cohort_id BIGINT PRIMARY KEY REFERENCES cohorts (id),
  person_id BIGINT REFERENCES people (id),
  talked_at BIGINT NOT NULL
);
