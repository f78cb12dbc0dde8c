INSERT INTO colleague_wishes (cohort_id, person_id, asked_at) SELECT cohort_id, person_id, 1684739000000 FROM roles WHERE cohort_id IS NOT NULL AND revoked_at IS NULL ORDER BY id LIMIT 1;
