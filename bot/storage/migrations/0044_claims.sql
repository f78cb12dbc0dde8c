-- Somebody opened the link of a name on a list on an account that takes part already, and said that this is them: a coordinator
-- says whether the two are one person. `consent_version`: the text to which they agreed before.
CREATE TABLE claims (
  person_id BIGINT NOT NULL REFERENCES people (id),
  invited_id BIGINT NOT NULL REFERENCES people (id),
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  consent_version BIGINT NOT NULL,
  asked_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, invited_id)
);
CREATE INDEX claims_of_invited ON claims (invited_id);
CREATE INDEX claims_of_cohort ON claims (cohort_id);
CREATE INDEX claims_by_time ON claims (asked_at);
