INSERT INTO strategies (cohort_id, organization_id, enrolment_id, made_at, changed_at) SELECT min(cohort_id), min(organization_id), min(id), 1684700000000, 1684700000000 FROM enrolments WHERE state = 'active';
INSERT INTO strategy_answers (strategy_id, question, picked, words, answered_at) SELECT min(id), 'who', 'families women', 'Families in two villages', 1684700000000 FROM strategies;
