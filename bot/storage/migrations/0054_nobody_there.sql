-- When a coordinator noted that nobody was at a meeting: its attendance is known, though nobody is noted as present.
ALTER TABLE sessions ADD COLUMN nobody_at BIGINT;
