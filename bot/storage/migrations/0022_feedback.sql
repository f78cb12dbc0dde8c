-- What people say after a meeting comes to the coordinators as feedback: a question about that meeting.
-- `may_quote`: its words may be quoted without a name; NULL means not said.
ALTER TABLE questions ADD COLUMN session_id BIGINT REFERENCES sessions (id);
ALTER TABLE questions ADD COLUMN may_quote BIGINT CHECK (may_quote IN (0, 1));
