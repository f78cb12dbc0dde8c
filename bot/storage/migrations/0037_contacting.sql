-- How somebody who wants to be contacted wants it, and not before when; when it was first opened.
ALTER TABLE questions ADD COLUMN way TEXT CHECK (way IN ('write', 'call', 'later'));
ALTER TABLE questions ADD COLUMN not_before BIGINT;
ALTER TABLE questions ADD COLUMN seen_at BIGINT;
