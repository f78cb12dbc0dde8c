-- An optional PIN before results and questions, and when a newer consent text was last shown.
-- `pin_closes_at`: from then on the PIN is asked for again; without a PIN there is none.
ALTER TABLE people ADD COLUMN pin_closes_at BIGINT;
ALTER TABLE people ADD COLUMN consent_asked_at BIGINT;
CREATE TABLE pins (
  person_id BIGINT PRIMARY KEY REFERENCES people (id),
  hash TEXT NOT NULL,
  tries BIGINT NOT NULL DEFAULT 0,
  chosen_at BIGINT NOT NULL
);
