INSERT INTO practice_lessons (enrolment_id, objective, shown_at) SELECT id, 'm4.u1.o1', 1684739000000 FROM enrolments WHERE state = 'active' LIMIT 1;
