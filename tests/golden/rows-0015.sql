INSERT INTO learning_messages (enrolment_id, kind, about, words, said_on, said_at) SELECT id, 'learning.story', '10', 1, '2023-05-22', 1684739000000 FROM enrolments WHERE state = 'active' LIMIT 1;
