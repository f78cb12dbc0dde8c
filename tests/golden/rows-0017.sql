INSERT INTO group_problems (cohort_id, person_id, words, proposed_at) SELECT min(cohort_id), min(person_id), 'How do you begin a dialogue?', 1684700000000 FROM enrolments WHERE state = 'active';
