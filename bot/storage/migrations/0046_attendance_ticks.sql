-- Who a coordinator ticked as there, before it is saved as attendance. `asked`: the number of the typed name that fits several
-- people, them among others, or 0; `meant`: their tick if it was theirs.
CREATE TABLE attendance_ticks (
  session_id BIGINT NOT NULL REFERENCES sessions (id),
  coordinator_id BIGINT NOT NULL REFERENCES people (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  there BIGINT NOT NULL CHECK (there IN (0, 1)),
  asked BIGINT NOT NULL DEFAULT 0,
  meant BIGINT NOT NULL DEFAULT 0 CHECK (meant IN (0, 1)),
  ticked_at BIGINT NOT NULL,
  PRIMARY KEY (session_id, coordinator_id, person_id)
);
CREATE INDEX attendance_ticks_of_person ON attendance_ticks (person_id);
CREATE INDEX attendance_ticks_of_coordinator ON attendance_ticks (coordinator_id);
CREATE INDEX attendance_ticks_by_time ON attendance_ticks (ticked_at);
