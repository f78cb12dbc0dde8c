UPDATE outbox SET worker = 2 WHERE state = 'leased';
INSERT INTO leaders (name, worker, until_at) VALUES ('bot', 2, 1684700000000);
INSERT INTO send_slots (slot, taken_at) VALUES (0, 1684700000000), (1, 1684700000010);
INSERT INTO send_limits (id, paused_until, unasked_most, unasked_rate, halved_at, grows_from) VALUES (1, 0, 25000, 12500, 1684700000000, 1684700005000);
INSERT INTO send_refusals (refused_at, pause_ms) VALUES (1684700000000, 5000);
