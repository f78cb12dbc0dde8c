-- Second factors and sessions of coordinators, and accounts that get no answer any more.
CREATE TABLE second_factors (
  person_id BIGINT PRIMARY KEY REFERENCES people (id),
  secret TEXT NOT NULL,
  offered_at BIGINT NOT NULL,
  confirmed_at BIGINT,
  last_step BIGINT NOT NULL DEFAULT 0,
  failures BIGINT NOT NULL DEFAULT 0,
  paused_until BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE staff_sessions (
  id IDENTITY PRIMARY KEY,
  person_id BIGINT NOT NULL REFERENCES people (id),
  opened_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX staff_sessions_of ON staff_sessions (person_id, expires_at);
CREATE TABLE cut_off_accounts (
  telegram_id BIGINT PRIMARY KEY,
  person_id BIGINT NOT NULL REFERENCES people (id),
  cut_off_at BIGINT NOT NULL
);
CREATE INDEX cut_off_accounts_of ON cut_off_accounts (person_id);
CREATE INDEX staff_sessions_expiry ON staff_sessions (expires_at);
CREATE INDEX invites_open_by ON invites (created_by) WHERE created_by IS NOT NULL AND revoked_at IS NULL;
