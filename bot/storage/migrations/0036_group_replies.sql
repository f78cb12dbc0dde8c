-- Coordinators read how many replies in their group the guard found grave; the audit counts them, without who wrote.
CREATE INDEX audit_grave_replies ON audit (object, happened_at) WHERE action = 'group.grave_reply';
