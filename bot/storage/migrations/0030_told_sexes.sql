-- Whether somebody is a woman or a man, if a course asks for it in its consent text; told once, for counts only.
CREATE TABLE told_sexes (
  person_id BIGINT PRIMARY KEY REFERENCES people (id),
  answer TEXT NOT NULL CHECK (answer IN ('woman', 'man', 'other', 'unsaid')),
  answered_at BIGINT NOT NULL
);
