-- Nobody is sure whether somebody was there who tapped other pictures than the trainer's, or said that they do not remember it:
-- this is neither "there" nor "missed" until a coordinator settles it. `tries`: how often they answered, of two.
CREATE TABLE attendance_again (
  session_id BIGINT NOT NULL REFERENCES sessions (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  state TEXT NOT NULL CHECK (state IN ('there', 'excused', 'missed', 'unsure')),
  picked TEXT,
  tries BIGINT NOT NULL DEFAULT 2 CHECK (tries IN (1, 2)),
  noted_by BIGINT REFERENCES people (id),
  noted_at BIGINT NOT NULL,
  PRIMARY KEY (session_id, person_id)
);
INSERT INTO attendance_again (session_id, person_id, state, picked, noted_by, noted_at)
SELECT session_id, person_id,
  CASE WHEN state = 'missed' AND picked IS NOT NULL AND noted_by IS NULL THEN 'unsure' ELSE state END,
  picked, noted_by, noted_at
FROM attendance;
DROP TABLE attendance;
ALTER TABLE attendance_again RENAME TO attendance;
CREATE INDEX attendance_of_person ON attendance (person_id);
