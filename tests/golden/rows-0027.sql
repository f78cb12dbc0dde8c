INSERT INTO merges (cohort_id, kept_id, gone_id, journal, merged_at) SELECT min(e.cohort_id), min(e.person_id), (SELECT max(id) FROM people), '[]', 1684700000000 FROM enrolments e WHERE e.state = 'active';
INSERT INTO kept_apart (person_id, other_id, decided_at) SELECT min(person_id), max(person_id), 1684700000000 FROM enrolments;
