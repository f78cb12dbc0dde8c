-- The steps of a place are read the latest first.
CREATE INDEX own_steps_latest ON own_steps (enrolment_id, written_at);
