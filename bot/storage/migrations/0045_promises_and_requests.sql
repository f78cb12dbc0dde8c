-- When somebody was told when an announcement comes: as it was sent or approved. What was promised first goes first.
ALTER TABLE announcements ADD COLUMN promised_at BIGINT;
CREATE INDEX announcements_to_approve ON announcements (id) WHERE state = 'approval';
-- When the bot was removed from the group of a cohort; empty once a group is linked.
ALTER TABLE cohorts ADD COLUMN group_lost_at BIGINT;
