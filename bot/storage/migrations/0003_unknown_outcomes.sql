-- How often Telegram's answer to this row was lost. At the second time nobody sends it again by itself.
ALTER TABLE outbox ADD COLUMN unknowns BIGINT NOT NULL DEFAULT 0;
