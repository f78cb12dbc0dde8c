-- Buddies of two organizations. Both are asked; `together_at` is when both had said yes. A pair that ended without it
-- did not come about, and nobody learns why. `topics` were suggested so far; the next one at `next_topic_at`.
CREATE TABLE buddy_pairs (
  id IDENTITY PRIMARY KEY,
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  state TEXT NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'together', 'ended')),
  drawn BIGINT NOT NULL CHECK (drawn IN (0, 1)),
  made_at BIGINT NOT NULL,
  together_at BIGINT,
  ended_at BIGINT,
  topics BIGINT NOT NULL DEFAULT 0,
  next_topic_at BIGINT,
  CHECK ((ended_at IS NULL) = (state <> 'ended'))
);
CREATE INDEX buddy_pairs_open ON buddy_pairs (cohort_id, id) WHERE state <> 'ended';
CREATE INDEX buddy_pairs_asked ON buddy_pairs (made_at) WHERE state = 'asked';
CREATE INDEX buddy_pairs_topics ON buddy_pairs (next_topic_at) WHERE next_topic_at IS NOT NULL;
CREATE INDEX buddy_pairs_ended ON buddy_pairs (ended_at) WHERE ended_at IS NOT NULL;
CREATE TABLE buddy_places (
  pair_id BIGINT NOT NULL REFERENCES buddy_pairs (id),
  enrolment_id BIGINT NOT NULL REFERENCES enrolments (id),
  answer TEXT CHECK (answer IN ('yes', 'no')),
  answered_at BIGINT,
  PRIMARY KEY (pair_id, enrolment_id),
  CHECK ((answered_at IS NULL) = (answer IS NULL))
);
CREATE INDEX buddy_places_of_enrolment ON buddy_places (enrolment_id, pair_id);
-- Who asks for a buddy.
CREATE TABLE buddy_wishes (
  enrolment_id BIGINT PRIMARY KEY REFERENCES enrolments (id),
  wished_at BIGINT NOT NULL
);
