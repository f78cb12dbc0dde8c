-- What the bot said unasked about learning: about what (an entry of the course's calendar), and in which of the course's lines. `said_on` is the local day (ISO).
CREATE TABLE learning_messages (
  id IDENTITY PRIMARY KEY,
  enrolment_id BIGINT NOT NULL REFERENCES enrolments (id),
  kind TEXT NOT NULL,
  about TEXT NOT NULL,
  words BIGINT NOT NULL,
  said_on TEXT NOT NULL,
  said_at BIGINT NOT NULL,
  UNIQUE (enrolment_id, said_on, kind)
);
