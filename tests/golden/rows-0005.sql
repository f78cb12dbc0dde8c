INSERT INTO second_factors (person_id, secret, offered_at, confirmed_at) SELECT min(person_id), 'JBSWY3DPEHPK3PXP', 1684739000000, 1684739000000 FROM roles;
INSERT INTO staff_sessions (person_id, opened_at, expires_at) SELECT min(person_id), 1684739000000, 1684782200000 FROM roles;
INSERT INTO cut_off_accounts (telegram_id, person_id, cut_off_at) SELECT 799999999, min(person_id), 1684739000000 FROM roles;
