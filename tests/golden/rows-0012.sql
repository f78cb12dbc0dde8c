INSERT INTO module_wishes (enrolment_id, module, chosen_at) SELECT id, 'm2', 1684739000000 FROM enrolments WHERE state = 'active' LIMIT 1;
