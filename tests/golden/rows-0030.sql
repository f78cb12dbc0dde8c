INSERT INTO told_sexes (person_id, answer, answered_at) SELECT min(person_id), 'woman', 1684700000000 FROM enrolments WHERE state = 'active';
