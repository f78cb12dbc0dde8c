INSERT INTO survey_rounds (cohort_id, survey, anonymous, questions, opened_at, ends_at, remind_at, next_step, next_at, upto, box, revision) SELECT min(id), 'training', 1, '["useful"]', 1684700000000, 1685700000000, 1685200000000, 'remind', 1685200000000, 0, 'c2VhbGVk', 2 FROM cohorts;
INSERT INTO survey_rounds (cohort_id, survey, anonymous, questions, opened_at, ends_at, counted_at, finished) SELECT min(id), 'after-90', 0, '["sure", "how"]', 1684700000000, 1684800000000, 1684800000000, 5 FROM cohorts;
INSERT INTO survey_progress (round_id, person_id, done) SELECT (SELECT min(id) FROM survey_rounds), min(person_id), 1 FROM enrolments WHERE state = 'active';
INSERT INTO survey_answers (round_id, person_id, question, answer, words, answered_at) SELECT (SELECT max(id) FROM survey_rounds), min(person_id), 'sure', '4', NULL, 1684700000000 FROM enrolments WHERE state = 'active';
INSERT INTO survey_answers (round_id, person_id, question, answer, words, answered_at) SELECT (SELECT max(id) FROM survey_rounds), min(person_id), 'how', NULL, 'We ask first', 1684700000000 FROM enrolments WHERE state = 'active';
INSERT INTO survey_counts (round_id, question, answer, people) SELECT max(id), 'sure', '4', 5 FROM survey_rounds;
INSERT INTO survey_words (round_id, question, number, words) SELECT max(id), 'how', 0, 'We ask first' FROM survey_rounds;
