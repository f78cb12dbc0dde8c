-- What the newest message of a chat offers, for people who type instead of tapping: labels and data of its buttons.
ALTER TABLE outbox ADD COLUMN screen TEXT;
