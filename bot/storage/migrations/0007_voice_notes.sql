-- Voice notes of lessons that coordinators record in the chat, by Telegram's id of the file.
-- Without `approved_at` one waits for somebody who listens to it.
CREATE TABLE voice_notes (
  id IDENTITY PRIMARY KEY,
  course TEXT NOT NULL,
  card TEXT NOT NULL,
  language TEXT NOT NULL,
  wording TEXT NOT NULL,
  file_id TEXT NOT NULL,
  seconds BIGINT NOT NULL,
  size_bytes BIGINT NOT NULL,
  recorded_by BIGINT REFERENCES people (id),
  recorded_at BIGINT NOT NULL,
  approved_by BIGINT REFERENCES people (id),
  approved_at BIGINT
);
CREATE UNIQUE INDEX voice_notes_heard ON voice_notes (course, card, language) WHERE approved_at IS NOT NULL;
CREATE UNIQUE INDEX voice_notes_waiting ON voice_notes (course, card, language) WHERE approved_at IS NULL;
