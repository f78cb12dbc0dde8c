-- Which chat Telegram refused: several refusals of one chat are no reason to pause all others.
ALTER TABLE send_refusals ADD COLUMN chat_id BIGINT;
CREATE UNIQUE INDEX send_refusals_by_chat ON send_refusals (chat_id);
