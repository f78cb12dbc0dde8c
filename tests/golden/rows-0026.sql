INSERT INTO absences (person_id, stand_in_id, until_at) SELECT r.person_id, NULL, 1685325600000 FROM roles r WHERE r.revoked_at IS NULL ORDER BY r.id LIMIT 1;
