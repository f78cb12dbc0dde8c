INSERT INTO notice_covers (outbox_id) SELECT min(id) FROM outbox WHERE state = 'sent';
