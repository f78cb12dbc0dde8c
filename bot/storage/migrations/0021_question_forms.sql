-- How a question was asked, text or voice, so that two of the same minute are told apart without their words.
ALTER TABLE question_parts ADD COLUMN said TEXT;
