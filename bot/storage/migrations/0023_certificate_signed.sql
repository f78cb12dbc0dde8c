-- Which coordinator signed a certificate off in the chat; the name is as it is printed.
ALTER TABLE certificates ADD COLUMN signed_by BIGINT REFERENCES people (id);
ALTER TABLE certificates ADD COLUMN signed_name TEXT;
ALTER TABLE certificates ADD COLUMN signed_at BIGINT;
CREATE INDEX certificates_signed ON certificates (signed_by) WHERE signed_by IS NOT NULL;
