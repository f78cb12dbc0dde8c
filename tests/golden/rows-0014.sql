INSERT INTO buddy_pairs (cohort_id, drawn, made_at) SELECT min(cohort_id), 0, 1684700000000 FROM enrolments WHERE state = 'active';
INSERT INTO buddy_places (pair_id, enrolment_id, answer, answered_at) SELECT max(p.id), min(e.id), 'yes', 1684700000000 FROM buddy_pairs p, enrolments e WHERE e.state = 'active';
INSERT INTO buddy_wishes (enrolment_id, wished_at) SELECT max(id), 1684700000000 FROM enrolments WHERE state = 'active';
