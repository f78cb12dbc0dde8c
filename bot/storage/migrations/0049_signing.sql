-- Whether somebody reads a language; they are asked before they sign a safety text in it.
CREATE TABLE languages_read (
  person_id BIGINT NOT NULL REFERENCES people (id),
  language TEXT NOT NULL,
  can_read BIGINT NOT NULL CHECK (can_read IN (0, 1)),
  said_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, language)
);
