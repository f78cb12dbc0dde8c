-- Where a meeting is held: free text, and a link to a map. `edits` counts changes of place, link and length.
ALTER TABLE sessions ADD COLUMN place TEXT;
ALTER TABLE sessions ADD COLUMN map_link TEXT;
ALTER TABLE sessions ADD COLUMN edits INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session_drafts ADD COLUMN place TEXT;
ALTER TABLE session_drafts ADD COLUMN map_link TEXT;
ALTER TABLE session_drafts ADD COLUMN rooms TEXT NOT NULL DEFAULT '[]';
