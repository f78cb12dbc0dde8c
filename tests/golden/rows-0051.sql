INSERT INTO name_forms (form, person_id) SELECT 'dara', id FROM people WHERE telegram_id IS NOT NULL ORDER BY id LIMIT 1;
