-- When somebody was told when an announcement comes: as it was sent or approved. What was promised first goes first.
ALTER TABLE announcements ADD COLUMN promised_at BIGINT;
