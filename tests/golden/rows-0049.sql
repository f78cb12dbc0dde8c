INSERT INTO languages_read (person_id, language, can_read, said_at) SELECT min(person_id), 'km', 1, 1684700000000 FROM roles;
