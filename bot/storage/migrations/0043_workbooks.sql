-- An Excel file of all courses of a coordinator that left the bot, and whose rows are in it.
CREATE TABLE workbooks (
  id IDENTITY PRIMARY KEY,
  author_id BIGINT NOT NULL REFERENCES people (id),
  with_names BIGINT NOT NULL CHECK (with_names IN (0, 1)),
  locked BIGINT NOT NULL CHECK (locked IN (0, 1)),
  made_at BIGINT NOT NULL
);
CREATE INDEX workbooks_of_author ON workbooks (author_id);
CREATE INDEX workbooks_by_day ON workbooks (made_at);
CREATE TABLE workbook_people (
  workbook_id BIGINT NOT NULL REFERENCES workbooks (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  made_at BIGINT NOT NULL,
  PRIMARY KEY (workbook_id, person_id)
);
CREATE INDEX workbook_people_by_day ON workbook_people (made_at);
CREATE INDEX workbook_people_of ON workbook_people (person_id);
-- A workbook that came back, read or taken; kept for two days, so that it can be undone for one.
CREATE TABLE workbook_returns (
  id IDENTITY PRIMARY KEY,
  author_id BIGINT NOT NULL REFERENCES people (id),
  file_made_at BIGINT NOT NULL,
  missing BIGINT NOT NULL,
  state TEXT NOT NULL DEFAULT 'read' CHECK (state IN ('read', 'taken', 'undone', 'dropped')),
  created_at BIGINT NOT NULL,
  taken_at BIGINT
);
CREATE INDEX workbook_returns_by_day ON workbook_returns (created_at);
CREATE INDEX workbook_returns_of_author ON workbook_returns (author_id);
-- A cell that differs from what it held when the file was made. `why`: it is refused. `former`: the values to put back.
CREATE TABLE workbook_cells (
  id IDENTITY PRIMARY KEY,
  return_id BIGINT NOT NULL REFERENCES workbook_returns (id),
  sheet TEXT NOT NULL,
  place TEXT NOT NULL,
  head TEXT NOT NULL,
  what TEXT NOT NULL,
  cohort_id BIGINT,
  person_id BIGINT REFERENCES people (id),
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  why TEXT,
  former TEXT
);
CREATE INDEX workbook_cells_in ON workbook_cells (return_id);
CREATE INDEX workbook_cells_of ON workbook_cells (person_id) WHERE person_id IS NOT NULL;
