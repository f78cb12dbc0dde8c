-- Rows that the bot cannot use: where they stand and why, without anything of what they hold.
CREATE TABLE set_aside (
  place TEXT NOT NULL,
  row_id BIGINT NOT NULL,
  error TEXT NOT NULL,
  set_aside_at BIGINT NOT NULL,
  PRIMARY KEY (place, row_id)
);
