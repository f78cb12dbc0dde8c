-- Whether somebody reads a language; they are asked before they sign a safety text in it.
CREATE TABLE languages_read (
  person_id BIGINT NOT NULL REFERENCES people (id),
  language TEXT NOT NULL,
  can_read BIGINT NOT NULL CHECK (can_read IN (0, 1)),
  said_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, language)
);
-- What a coordinator says is right instead of the contact of a service in the files of a course.
-- `wording`: of the service as it was; another text in the files ends the correction.
CREATE TABLE service_corrections (
  course TEXT NOT NULL,
  service TEXT NOT NULL,
  wording TEXT NOT NULL,
  contact TEXT NOT NULL,
  person_id BIGINT REFERENCES people (id),
  corrected_at BIGINT NOT NULL,
  PRIMARY KEY (course, service)
);
CREATE INDEX service_corrections_of ON service_corrections (person_id);
