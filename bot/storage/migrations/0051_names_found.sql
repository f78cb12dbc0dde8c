-- What people are found by without reading all names: the words of a name, all of it, and the consonants that are heard in it.
-- `near_key` is NULL until the bot has indexed the present name.
CREATE TABLE name_forms (
  form TEXT NOT NULL,
  person_id BIGINT NOT NULL REFERENCES people (id),
  PRIMARY KEY (form, person_id)
);
CREATE INDEX name_forms_of ON name_forms (person_id);
ALTER TABLE people ADD COLUMN near_key TEXT;
CREATE INDEX people_near ON people (near_key);
