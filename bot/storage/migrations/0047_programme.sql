-- Who gets all cohorts side by side once a month, and when next.
CREATE TABLE programme_readers (
  person_id BIGINT PRIMARY KEY REFERENCES people (id),
  next_at BIGINT NOT NULL
);
CREATE INDEX programme_readers_next ON programme_readers (next_at);
