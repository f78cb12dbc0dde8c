INSERT INTO programme_readers (person_id, next_at) SELECT min(r.person_id), 1685581200000 FROM roles r WHERE r.revoked_at IS NULL;
