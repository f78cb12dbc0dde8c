-- When the place of a meeting changed after people had been told of it; empty once they are told, or a coordinator leaves it.
ALTER TABLE sessions ADD COLUMN placed_at BIGINT;
