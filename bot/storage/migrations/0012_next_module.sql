-- Which module somebody wants next, and when the bot asked: `asked_at` is NULL for those who said it unasked.
CREATE TABLE module_wishes (
  enrolment_id BIGINT PRIMARY KEY REFERENCES enrolments (id),
  module TEXT,
  asked_at BIGINT,
  chosen_at BIGINT
);
