-- Several processes on one database: whose a leased row is, who leads, and how many calls Telegram gets from all.
ALTER TABLE outbox ADD COLUMN worker BIGINT NOT NULL DEFAULT 0;
CREATE TABLE leaders (
  name TEXT PRIMARY KEY,
  worker BIGINT NOT NULL,
  until_at BIGINT NOT NULL
);
CREATE TABLE send_slots (
  slot BIGINT PRIMARY KEY,
  taken_at BIGINT NOT NULL
);
CREATE TABLE send_limits (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  paused_until BIGINT NOT NULL,
  unasked_most BIGINT NOT NULL,
  unasked_rate BIGINT NOT NULL,
  halved_at BIGINT NOT NULL,
  grows_from BIGINT NOT NULL
);
CREATE TABLE send_refusals (
  id IDENTITY PRIMARY KEY,
  refused_at BIGINT NOT NULL,
  pause_ms BIGINT NOT NULL
);
CREATE INDEX send_refusals_recent ON send_refusals (refused_at);
