INSERT INTO claims (person_id, invited_id, cohort_id, consent_version, asked_at) SELECT min(e.person_id), max(e.person_id), min(e.cohort_id), 1, 1684700000000 FROM enrolments e;
