-- A quick question: the set of answers under an announcement, whether names are seen, and what people chose.
ALTER TABLE announcements ADD COLUMN vote TEXT;
ALTER TABLE announcements ADD COLUMN vote_named BIGINT NOT NULL DEFAULT 0 CHECK (vote_named IN (0, 1));
CREATE TABLE announcement_votes (
  announcement_id BIGINT NOT NULL REFERENCES announcements (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  answer TEXT NOT NULL,
  voted_at BIGINT NOT NULL,
  PRIMARY KEY (announcement_id, person_id)
);
CREATE INDEX announcement_votes_of_person ON announcement_votes (person_id);
