-- Coordinators read for 30 days which lists were added to a course and undone; the audit has the numbers.
CREATE INDEX audit_lists ON audit (object, happened_at) WHERE action IN ('roster.take_in', 'roster.undo');
