INSERT INTO workbooks (author_id, with_names, locked, made_at) SELECT min(person_id), 1, 0, 1684700000000 FROM roles;
INSERT INTO workbook_people (workbook_id, person_id, made_at) SELECT w.id, e.person_id, w.made_at FROM workbooks w, enrolments e WHERE e.state = 'active';
INSERT INTO workbook_returns (author_id, file_made_at, missing, state, created_at, taken_at) SELECT author_id, made_at, 0, 'taken', made_at, made_at FROM workbooks;
INSERT INTO workbook_cells (return_id, sheet, place, head, what, cohort_id, person_id, before, after, former) SELECT r.id, 'Module 4', 'K2', 'Talked to on', 'contacted', e.cohort_id, e.person_id, '', '2023-05-22', '{"was": null, "became": {"spoken_at": 1684700000000, "noted_by": 1}}' FROM workbook_returns r, enrolments e WHERE e.state = 'active';
