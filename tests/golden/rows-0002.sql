INSERT INTO set_aside (place, row_id, error, set_aside_at)
VALUES ('outbox', 3, 'JSONDecodeError', 1684739000000);
