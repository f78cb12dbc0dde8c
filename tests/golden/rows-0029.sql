UPDATE announcements SET vote = 'yes_no', got_it = 0 WHERE id = (SELECT min(announcement_id) FROM recipients);
INSERT INTO announcement_votes (announcement_id, person_id, answer, voted_at) SELECT min(announcement_id), min(person_id), 'yes', 1684700000000 FROM recipients;
