-- That somebody went on after a sentence to say aloud, and when. What they said, typed or ticked is stored nowhere.
CREATE TABLE said_aloud (
  enrolment_id BIGINT NOT NULL REFERENCES enrolments (id),
  item TEXT NOT NULL,
  said_at BIGINT NOT NULL,
  PRIMARY KEY (enrolment_id, item)
);
