INSERT INTO said_aloud (enrolment_id, item, said_at) SELECT id, 'm4.u1.s1', 1684739000000 FROM enrolments WHERE state = 'active' LIMIT 1;
