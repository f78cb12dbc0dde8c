-- Wrong PINs cost pauses, and somebody who forgot theirs may leave or erase everything a day after asking for it.
ALTER TABLE pins ADD COLUMN closed_until BIGINT;
ALTER TABLE pins ADD COLUMN asked_to_go_at BIGINT;
