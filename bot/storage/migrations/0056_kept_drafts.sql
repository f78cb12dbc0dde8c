-- When a draft was kept for later; empty while it is only begun. What was begun before this is kept.
ALTER TABLE announcements ADD COLUMN kept_at BIGINT;
UPDATE announcements SET kept_at = created_at WHERE state = 'draft';
