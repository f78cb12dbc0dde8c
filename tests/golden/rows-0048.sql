INSERT INTO languages_read (person_id, language, can_read, said_at) SELECT min(person_id), 'km', 1, 1684700000000 FROM roles;
INSERT INTO service_corrections (course, service, wording, contact, person_id, corrected_at) SELECT min(course), 'health', '000000000000', '023 000 000', (SELECT min(person_id) FROM roles), 1684700000000 FROM cohorts;
