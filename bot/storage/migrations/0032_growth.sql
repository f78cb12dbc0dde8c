-- Indexes for statements that read a whole table of people, or of what grows with them.
CREATE INDEX people_last_seen ON people ((CASE WHEN active_at IS NULL THEN created_at ELSE active_at END)) WHERE erased_at IS NULL;
CREATE INDEX enrolments_by_person ON enrolments (cohort_id, person_id);
CREATE INDEX roles_of_person ON roles (person_id);
CREATE INDEX contacts_of_person ON contacts (person_id);
CREATE INDEX commune_permits_of_person ON commune_permits (person_id);
CREATE INDEX discussions_started_by ON discussions (started_by);
CREATE INDEX discussions_led_by ON discussions (led_by);
CREATE INDEX outbox_about_people ON outbox (about) WHERE kind IN ('people.correction', 'people.words');
