INSERT INTO send_refusals (chat_id, refused_at, pause_ms) SELECT min(id), 1684700001000, 5000 FROM chats;
