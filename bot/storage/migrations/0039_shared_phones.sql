-- On a phone that several people use, screens close: when the first open one was shown, and when they close.
-- `phone_asked_at`: when somebody was asked whether others use the phone.
ALTER TABLE people ADD COLUMN phone_asked_at BIGINT;
ALTER TABLE people ADD COLUMN screens_opened_at BIGINT;
ALTER TABLE people ADD COLUMN screens_close_at BIGINT;
CREATE INDEX people_screens_close ON people (screens_close_at) WHERE screens_close_at IS NOT NULL;
