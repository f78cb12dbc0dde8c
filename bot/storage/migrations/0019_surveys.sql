-- A survey of the course that a cohort is asked once. `questions`: their ids when it began.
-- `next_step` at `next_at`: people up to the enrolment `upto` have been asked or reminded already.
-- `box`: the answers to an anonymous survey, sealed by a key that is not in the database, until it
-- ends; then `counted_at` is set, the counts stand in survey_counts, and `finished` people had
-- come to its end.
CREATE TABLE survey_rounds (
  id IDENTITY PRIMARY KEY,
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  survey TEXT NOT NULL,
  anonymous BIGINT NOT NULL CHECK (anonymous IN (0, 1)),
  questions TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  remind_at BIGINT,
  next_step TEXT CHECK (next_step IN ('ask', 'remind')),
  next_at BIGINT,
  upto BIGINT NOT NULL DEFAULT 0,
  box TEXT,
  revision BIGINT NOT NULL DEFAULT 1,
  counted_at BIGINT,
  finished BIGINT,
  UNIQUE (cohort_id, survey),
  CHECK ((next_at IS NULL) = (next_step IS NULL)),
  CHECK (anonymous = 1 OR box IS NULL)
);
CREATE INDEX survey_rounds_to_do ON survey_rounds (next_at) WHERE next_at IS NOT NULL;

-- How many of its questions somebody has seen to the end, while a round is open: no answer, no time.
CREATE TABLE survey_progress (
  round_id BIGINT NOT NULL REFERENCES survey_rounds (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  done BIGINT NOT NULL,
  PRIMARY KEY (round_id, person_id)
);
CREATE INDEX survey_progress_of_person ON survey_progress (person_id);

-- Answers to surveys that are not anonymous: `answer` was tapped, or `words` were written.
CREATE TABLE survey_answers (
  round_id BIGINT NOT NULL REFERENCES survey_rounds (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  question TEXT NOT NULL,
  answer TEXT,
  words TEXT,
  answered_at BIGINT NOT NULL,
  PRIMARY KEY (round_id, person_id, question),
  CHECK ((answer IS NULL) <> (words IS NULL))
);
CREATE INDEX survey_answers_of_person ON survey_answers (person_id);

-- How many people gave an answer; only of questions that enough people have answered.
CREATE TABLE survey_counts (
  round_id BIGINT NOT NULL REFERENCES survey_rounds (id),
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  people BIGINT NOT NULL,
  PRIMARY KEY (round_id, question, answer)
);

-- What was written in an anonymous survey. `number` is the place in the order of the alphabet.
CREATE TABLE survey_words (
  round_id BIGINT NOT NULL REFERENCES survey_rounds (id),
  question TEXT NOT NULL,
  number BIGINT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (round_id, question, number)
);
