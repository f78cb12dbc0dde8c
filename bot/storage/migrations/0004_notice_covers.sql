-- Messages that stand as a neutral line in a chat until their reader opens them.
CREATE TABLE notice_covers (
  outbox_id BIGINT PRIMARY KEY REFERENCES outbox (id) ON DELETE CASCADE
);
