-- When a draft was kept for later; empty while it is only begun. All that is from before this is
-- kept: what waits or is planned may become a draft again.
ALTER TABLE announcements ADD COLUMN kept_at BIGINT;
UPDATE announcements SET kept_at = created_at;
