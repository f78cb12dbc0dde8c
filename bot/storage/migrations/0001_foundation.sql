-- The foundation: people, cohorts, sessions, learning, announcements, and the outbox.
-- Instants are milliseconds since 1970 (UTC); flags are 0 or 1; words for people stand in the catalogue.
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
CREATE TABLE people (
  id IDENTITY PRIMARY KEY,
  telegram_id BIGINT UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  language TEXT NOT NULL,
  zone TEXT NOT NULL,
  quiet_from BIGINT NOT NULL DEFAULT 1200,
  quiet_until BIGINT NOT NULL DEFAULT 420,
  paused_until BIGINT,
  consent_version BIGINT,
  consented_at BIGINT,
  active_at BIGINT,
  shared_phone BIGINT NOT NULL DEFAULT 0 CHECK (shared_phone IN (0, 1)),
  pictures BIGINT NOT NULL DEFAULT 1 CHECK (pictures IN (0, 1)),
  reminded_at BIGINT,
  created_at BIGINT NOT NULL,
  erased_at BIGINT
);
CREATE INDEX people_by_calendar ON people (zone, quiet_from, quiet_until, id);

CREATE TABLE organizations (
  id IDENTITY PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  created_at BIGINT NOT NULL
);

CREATE TABLE chats (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('private', 'group')),
  person_id BIGINT UNIQUE REFERENCES people (id),
  reach TEXT NOT NULL DEFAULT 'open' CHECK (reach IN ('open', 'blocked', 'gone', 'left')),
  not_before BIGINT NOT NULL DEFAULT 0,
  screen_message_id BIGINT,
  unasked_on BIGINT NOT NULL DEFAULT 0,
  unasked_count BIGINT NOT NULL DEFAULT 0,
  unasked_at BIGINT NOT NULL DEFAULT 0,
  dialog TEXT
);

CREATE TABLE cohorts (
  id IDENTITY PRIMARY KEY,
  course TEXT NOT NULL,
  title TEXT NOT NULL,
  zone TEXT NOT NULL,
  group_chat_id BIGINT UNIQUE REFERENCES chats (id) ON UPDATE CASCADE,
  rungs TEXT NOT NULL DEFAULT '["week","evening","start10","closing"]',
  quiet_days TEXT NOT NULL DEFAULT '[]',
  next_digest_at BIGINT,
  digest TEXT NOT NULL DEFAULT '',
  created_at BIGINT NOT NULL,
  closed_at BIGINT
);
CREATE INDEX cohorts_digest ON cohorts (next_digest_at) WHERE closed_at IS NULL;

CREATE TABLE roles (
  id IDENTITY PRIMARY KEY,
  person_id BIGINT NOT NULL REFERENCES people (id),
  role TEXT NOT NULL CHECK (role IN ('coordinator', 'administrator')),
  cohort_id BIGINT REFERENCES cohorts (id),
  granted_by BIGINT REFERENCES people (id),
  granted_at BIGINT NOT NULL,
  revoked_at BIGINT,
  CHECK ((role = 'administrator' AND cohort_id IS NULL) OR (role = 'coordinator' AND cohort_id IS NOT NULL))
);
CREATE UNIQUE INDEX roles_in_cohort ON roles (person_id, role, cohort_id) WHERE revoked_at IS NULL AND cohort_id IS NOT NULL;
CREATE UNIQUE INDEX roles_everywhere ON roles (person_id, role) WHERE revoked_at IS NULL AND cohort_id IS NULL;
CREATE INDEX roles_of_cohort ON roles (cohort_id) WHERE revoked_at IS NULL;

CREATE TABLE invites (
  id IDENTITY PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('participant', 'coordinator', 'administrator')),
  cohort_id BIGINT REFERENCES cohorts (id),
  organization_id BIGINT REFERENCES organizations (id),
  person_id BIGINT REFERENCES people (id),
  created_by BIGINT REFERENCES people (id),
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  uses_allowed BIGINT NOT NULL DEFAULT 1,
  uses BIGINT NOT NULL DEFAULT 0,
  revoked_at BIGINT,
  CHECK (uses BETWEEN 0 AND uses_allowed)
);
CREATE INDEX invites_of_person ON invites (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX invites_of_cohort ON invites (cohort_id);
CREATE TABLE invite_uses (
  invite_id BIGINT NOT NULL REFERENCES invites (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  used_at BIGINT NOT NULL,
  PRIMARY KEY (invite_id, person_id)
);
CREATE INDEX invite_uses_of_person ON invite_uses (person_id);

CREATE TABLE enrolments (
  id IDENTITY PRIMARY KEY,
  person_id BIGINT NOT NULL REFERENCES people (id),
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  organization_id BIGINT REFERENCES organizations (id),
  state TEXT NOT NULL CHECK (state IN ('invited', 'waiting', 'active', 'finished', 'left', 'refused')),
  joined_at BIGINT,
  ended_at BIGINT,
  invite_id BIGINT REFERENCES invites (id),
  used_at BIGINT,
  refresh_days BIGINT NOT NULL DEFAULT 31,
  refresh_minute BIGINT NOT NULL DEFAULT 735,
  next_refresh_at BIGINT,
  next_lesson_at BIGINT,
  unanswered_pushes BIGINT NOT NULL DEFAULT 0,
  UNIQUE (person_id, cohort_id)
);
CREATE INDEX enrolments_of_cohort ON enrolments (cohort_id, person_id) WHERE state = 'active';
CREATE INDEX enrolments_in_cohort ON enrolments (cohort_id, id);
CREATE INDEX enrolments_refresh ON enrolments (next_refresh_at) WHERE state = 'active' AND next_refresh_at IS NOT NULL;
CREATE INDEX enrolments_lesson ON enrolments (next_lesson_at) WHERE state = 'active' AND next_lesson_at IS NOT NULL;
CREATE INDEX enrolments_unlooked ON enrolments (id) WHERE state = 'active' AND next_lesson_at IS NULL;
CREATE INDEX enrolments_of_organization ON enrolments (organization_id);

CREATE TABLE rosters (
  id IDENTITY PRIMARY KEY,
  author_id BIGINT NOT NULL REFERENCES people (id),
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  content TEXT NOT NULL,
  shown TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'read' CHECK (state IN ('read', 'taken', 'dropped')),
  created_at BIGINT NOT NULL
);
CREATE INDEX rosters_of ON rosters (author_id, cohort_id);

CREATE TABLE sessions (
  id IDENTITY PRIMARY KEY,
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  unit TEXT,
  title TEXT NOT NULL,
  local_start TEXT NOT NULL,
  zone TEXT NOT NULL,
  starts_at BIGINT NOT NULL,
  minutes BIGINT NOT NULL,
  link TEXT,
  meeting_number TEXT,
  passcode TEXT,
  telephone TEXT,
  recording TEXT,
  picture TEXT,
  calendar_uid TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'cancelled')),
  revision BIGINT NOT NULL DEFAULT 1,
  told_at BIGINT,
  moved_from BIGINT,
  changed_at BIGINT NOT NULL,
  next_reminder_at BIGINT,
  next_rung TEXT,
  planned_to BIGINT NOT NULL DEFAULT 0,
  next_briefing TEXT CHECK (next_briefing IN ('eve', 'over')),
  next_briefing_at BIGINT,
  created_at BIGINT NOT NULL
);
CREATE INDEX sessions_briefing ON sessions (next_briefing_at) WHERE next_briefing_at IS NOT NULL;
CREATE INDEX sessions_reminder ON sessions (next_reminder_at) WHERE next_reminder_at IS NOT NULL;
CREATE INDEX sessions_of_cohort ON sessions (cohort_id, starts_at);
CREATE TABLE session_drafts (
  id IDENTITY PRIMARY KEY,
  author_id BIGINT NOT NULL REFERENCES people (id),
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  step TEXT NOT NULL CHECK (step IN
    ('purpose', 'title', 'which', 'day', 'time', 'link', 'check', 'done')),
  units TEXT NOT NULL DEFAULT '[]',
  title TEXT,
  topic TEXT NOT NULL DEFAULT '',
  first_on TEXT,
  minute BIGINT CHECK (minute BETWEEN 0 AND 1439),
  later TEXT NOT NULL DEFAULT '[]',
  unsure TEXT NOT NULL DEFAULT '[]',
  zone TEXT,
  minutes BIGINT NOT NULL DEFAULT 90,
  starting TEXT,
  link TEXT,
  meeting_number TEXT,
  passcode TEXT,
  telephone TEXT,
  created_at BIGINT NOT NULL
);
CREATE INDEX session_drafts_of ON session_drafts (author_id);

CREATE TABLE rsvps (
  session_id BIGINT NOT NULL REFERENCES sessions (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'maybe')),
  reason TEXT,
  answered_at BIGINT NOT NULL,
  PRIMARY KEY (session_id, person_id)
);
CREATE INDEX rsvps_of_person ON rsvps (person_id);

CREATE TABLE attendance (
  session_id BIGINT NOT NULL REFERENCES sessions (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  state TEXT NOT NULL CHECK (state IN ('there', 'excused', 'missed')),
  picked TEXT,
  noted_by BIGINT REFERENCES people (id),
  noted_at BIGINT NOT NULL,
  PRIMARY KEY (session_id, person_id)
);
CREATE INDEX attendance_of_person ON attendance (person_id);
CREATE TABLE pulses (
  session_id BIGINT NOT NULL REFERENCES sessions (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  score BIGINT CHECK (score BETWEEN 1 AND 5),
  may_quote BIGINT CHECK (may_quote IN (0, 1)),
  answered_at BIGINT NOT NULL,
  PRIMARY KEY (session_id, person_id)
);
CREATE INDEX pulses_of_person ON pulses (person_id);

CREATE TABLE connection_troubles (
  session_id BIGINT NOT NULL REFERENCES sessions (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  trouble TEXT NOT NULL CHECK (trouble IN ('sound', 'link', 'line', 'other')),
  reported_at BIGINT NOT NULL,
  over_at BIGINT,
  PRIMARY KEY (session_id, person_id)
);
CREATE INDEX connection_troubles_of_person ON connection_troubles (person_id);

CREATE TABLE readings (
  enrolment_id BIGINT NOT NULL REFERENCES enrolments (id),
  unit TEXT NOT NULL,
  card BIGINT NOT NULL,
  furthest BIGINT NOT NULL,
  started_at BIGINT NOT NULL,
  read_at BIGINT NOT NULL,
  finished_at BIGINT,
  PRIMARY KEY (enrolment_id, unit)
);

CREATE TABLE unclear (
  person_id BIGINT NOT NULL REFERENCES people (id),
  course TEXT NOT NULL,
  content TEXT NOT NULL,
  language TEXT NOT NULL,
  flagged_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, course, content, language)
);
CREATE INDEX unclear_of_course ON unclear (course, content, language);
CREATE TABLE service_flags (
  person_id BIGINT NOT NULL REFERENCES people (id),
  course TEXT NOT NULL,
  service TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('moved', 'dead', 'refuses', 'other')),
  flagged_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, course, service)
);
CREATE INDEX service_flags_of_course ON service_flags (course, service, reason);

CREATE TABLE signatures (
  course TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('t', 's')),
  content TEXT NOT NULL,
  language TEXT NOT NULL,
  wording TEXT NOT NULL,
  person_id BIGINT NOT NULL REFERENCES people (id),
  signed_on TEXT NOT NULL,
  signed_at BIGINT NOT NULL,
  PRIMARY KEY (course, what, content, language)
);
CREATE INDEX signatures_of ON signatures (person_id);

CREATE TABLE attempts (
  id IDENTITY PRIMARY KEY,
  person_id BIGINT NOT NULL REFERENCES people (id),
  enrolment_id BIGINT NOT NULL REFERENCES enrolments (id),
  quiz TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('baseline', 'posttest', 'practice', 'retention', 'refresher')),
  items TEXT NOT NULL,
  picked BIGINT NOT NULL DEFAULT 0,
  started_at BIGINT NOT NULL,
  finished_at BIGINT,
  check_offered_at BIGINT
);
CREATE INDEX attempts_of_person ON attempts (person_id);
CREATE UNIQUE INDEX attempts_open ON attempts (enrolment_id, quiz) WHERE finished_at IS NULL;
CREATE INDEX attempts_of_quiz ON attempts (quiz, enrolment_id);
CREATE INDEX attempts_of_enrolment ON attempts (enrolment_id);

CREATE TABLE answers (
  attempt_id BIGINT NOT NULL REFERENCES attempts (id),
  item TEXT NOT NULL,
  objective TEXT NOT NULL,
  picked BIGINT NOT NULL,
  correct BIGINT NOT NULL CHECK (correct IN (0, 1)),
  guessed BIGINT NOT NULL DEFAULT 0 CHECK (guessed IN (0, 1)),
  content_hash TEXT NOT NULL,
  answered_at BIGINT NOT NULL,
  PRIMARY KEY (attempt_id, item)
);
CREATE INDEX answers_of_item ON answers (item);
CREATE TABLE certificates (
  id IDENTITY PRIMARY KEY,
  enrolment_id BIGINT NOT NULL UNIQUE REFERENCES enrolments (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  name TEXT NOT NULL,
  course TEXT NOT NULL,
  lessons BIGINT NOT NULL,
  quizzes BIGINT NOT NULL,
  since BIGINT,
  issued_at BIGINT NOT NULL
);
CREATE INDEX certificates_of_person ON certificates (person_id);

CREATE TABLE walks (
  id IDENTITY PRIMARY KEY,
  person_id BIGINT NOT NULL REFERENCES people (id),
  enrolment_id BIGINT NOT NULL REFERENCES enrolments (id),
  scenario TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  finished_at BIGINT,
  given_up_at BIGINT,
  CHECK (finished_at IS NULL OR given_up_at IS NULL)
);
CREATE INDEX walks_of_person ON walks (person_id);
CREATE UNIQUE INDEX walks_open ON walks (enrolment_id, scenario) WHERE finished_at IS NULL AND given_up_at IS NULL;
CREATE INDEX walks_of_enrolment ON walks (enrolment_id);

CREATE TABLE walk_steps (
  walk_id BIGINT NOT NULL REFERENCES walks (id),
  step BIGINT NOT NULL,
  node TEXT NOT NULL,
  choice TEXT NOT NULL,
  led_to TEXT NOT NULL,
  chosen_at BIGINT NOT NULL,
  PRIMARY KEY (walk_id, step)
);

CREATE TABLE discussions (
  id IDENTITY PRIMARY KEY,
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  chat_id BIGINT NOT NULL REFERENCES chats (id) ON UPDATE CASCADE,
  started_by BIGINT NOT NULL REFERENCES people (id),
  led_by BIGINT NOT NULL REFERENCES people (id),
  kind TEXT NOT NULL CHECK (kind IN ('scenario', 'case')),
  content TEXT NOT NULL,
  language TEXT NOT NULL,
  step BIGINT NOT NULL DEFAULT 0,
  node TEXT NOT NULL,
  voting BIGINT NOT NULL DEFAULT 1 CHECK (voting IN (0, 1)),
  way TEXT NOT NULL DEFAULT '[]',
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  edits BIGINT NOT NULL DEFAULT 0,
  edited_at BIGINT NOT NULL,
  screen_message_id BIGINT,
  started_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE UNIQUE INDEX discussions_open ON discussions (cohort_id) WHERE state = 'open';
CREATE INDEX discussions_of_chat ON discussions (chat_id);
CREATE TABLE discussion_votes (
  discussion_id BIGINT NOT NULL REFERENCES discussions (id),
  step BIGINT NOT NULL,
  person_id BIGINT NOT NULL REFERENCES people (id),
  choice TEXT NOT NULL,
  voted_at BIGINT NOT NULL,
  PRIMARY KEY (discussion_id, step, person_id)
);
CREATE INDEX discussion_votes_of_person ON discussion_votes (person_id);

CREATE TABLE announcements (
  id IDENTITY PRIMARY KEY,
  author_id BIGINT NOT NULL REFERENCES people (id),
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  state TEXT NOT NULL CHECK (state IN ('draft', 'approval', 'scheduled', 'running', 'done', 'stopped', 'recalled', 'dropped')),
  audience TEXT NOT NULL,
  language TEXT NOT NULL,
  urgent BIGINT NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
  may_cover BIGINT NOT NULL DEFAULT 1 CHECK (may_cover IN (0, 1)),
  covered BIGINT NOT NULL DEFAULT 0 CHECK (covered IN (0, 1)),
  got_it BIGINT NOT NULL DEFAULT 0 CHECK (got_it IN (0, 1)),
  revision BIGINT NOT NULL DEFAULT 1,
  corrects BIGINT REFERENCES announcements (id),
  wanted_at BIGINT,
  mornings BIGINT NOT NULL DEFAULT 0 CHECK (mornings IN (0, 1)),
  start_at BIGINT,
  approved_by BIGINT REFERENCES people (id),
  refused_by BIGINT REFERENCES people (id),
  screen_message_id BIGINT,
  frozen_to BIGINT,
  people_in BIGINT NOT NULL DEFAULT 0,
  people_out BIGINT NOT NULL DEFAULT 0,
  planned_to BIGINT,
  edition BIGINT NOT NULL DEFAULT 0,
  editing BIGINT NOT NULL DEFAULT 0 CHECK (editing IN (0, 1)),
  reminded_at BIGINT,
  remind_to BIGINT,
  shown TEXT NOT NULL DEFAULT '',
  shown_at BIGINT NOT NULL DEFAULT 0,
  shown_count BIGINT NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL,
  ended_at BIGINT,
  forgotten_at BIGINT,
  CHECK (approved_by IS NULL OR approved_by <> author_id)
);
CREATE INDEX announcements_start ON announcements (start_at) WHERE state = 'scheduled';
CREATE INDEX announcements_started ON announcements (start_at) WHERE start_at IS NOT NULL;
CREATE INDEX announcements_freezing ON announcements (id) WHERE frozen_to IS NOT NULL;
CREATE INDEX announcements_running ON announcements (id) WHERE state IN ('running', 'stopped', 'recalled') AND ended_at IS NULL;

CREATE INDEX announcements_editing ON announcements (id) WHERE editing = 1;
CREATE INDEX announcements_reminding ON announcements (id) WHERE remind_to IS NOT NULL;
CREATE INDEX announcements_of_author ON announcements (author_id, cohort_id, id);
CREATE INDEX announcements_of_cohort ON announcements (cohort_id, id);

CREATE TABLE announcement_parts (
  announcement_id BIGINT NOT NULL REFERENCES announcements (id),
  language TEXT NOT NULL,
  position BIGINT NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (announcement_id, language, position)
);
CREATE TABLE recipients (
  announcement_id BIGINT NOT NULL REFERENCES announcements (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  is_in BIGINT NOT NULL DEFAULT 1 CHECK (is_in IN (0, 1)),
  got_it_at BIGINT,
  PRIMARY KEY (announcement_id, person_id)
);
CREATE INDEX recipients_of_person ON recipients (person_id);

CREATE TABLE contacts (
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  spoken_at BIGINT,
  put_off_until BIGINT,
  noted_by BIGINT NOT NULL REFERENCES people (id),
  PRIMARY KEY (cohort_id, person_id)
);
CREATE TABLE todays (
  person_id BIGINT PRIMARY KEY REFERENCES people (id),
  next_at BIGINT NOT NULL,
  next_look_at BIGINT,
  dedup TEXT NOT NULL DEFAULT '',
  shown TEXT NOT NULL DEFAULT '',
  shown_count BIGINT NOT NULL DEFAULT 0,
  inside BIGINT NOT NULL DEFAULT 0,
  is_away BIGINT NOT NULL DEFAULT 0 CHECK (is_away IN (0, 1)),
  looked_at BIGINT
);
CREATE INDEX todays_next ON todays (next_at);
CREATE INDEX todays_look ON todays (next_look_at) WHERE next_look_at IS NOT NULL;

CREATE TABLE saved_audiences (
  id IDENTITY PRIMARY KEY,
  owner_id BIGINT NOT NULL REFERENCES people (id),
  name TEXT NOT NULL,
  audience TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX saved_audiences_of ON saved_audiences (owner_id);

CREATE TABLE outbox (
  id IDENTITY PRIMARY KEY,
  chat_id BIGINT NOT NULL REFERENCES chats (id) ON UPDATE CASCADE,
  lane BIGINT NOT NULL CHECK (lane BETWEEN 0 AND 3),
  kind TEXT NOT NULL,
  about TEXT NOT NULL DEFAULT '{}',
  call TEXT,
  edits_id BIGINT REFERENCES outbox (id),
  dedup TEXT UNIQUE,
  due_at BIGINT NOT NULL,
  expires_at BIGINT,
  state TEXT NOT NULL DEFAULT 'pending'
    CHECK (state IN ('pending', 'leased', 'sent', 'expired', 'dropped', 'skipped', 'failed')),
  attempts BIGINT NOT NULL DEFAULT 0,
  fence BIGINT NOT NULL DEFAULT 0,
  lease_until BIGINT,
  announcement_id BIGINT REFERENCES announcements (id),
  message_id BIGINT,
  more_message_ids TEXT,
  reason TEXT,
  maybe_duplicate BIGINT NOT NULL DEFAULT 0 CHECK (maybe_duplicate IN (0, 1)),
  created_at BIGINT NOT NULL,
  done_at BIGINT
);
CREATE INDEX outbox_of_chat ON outbox (chat_id);
CREATE INDEX outbox_ready ON outbox (lane, due_at, id) WHERE state = 'pending';
CREATE INDEX outbox_open_of_chat ON outbox (chat_id, lane, due_at, id) WHERE state IN ('pending', 'leased');
CREATE INDEX outbox_expiry ON outbox (expires_at) WHERE state = 'pending' AND expires_at IS NOT NULL;
CREATE INDEX outbox_leases ON outbox (lease_until) WHERE state = 'leased';
CREATE INDEX outbox_of_announcement ON outbox (announcement_id, state, due_at) WHERE announcement_id IS NOT NULL;
CREATE INDEX outbox_announced ON outbox (chat_id, done_at) WHERE announcement_id IS NOT NULL AND state = 'sent';
CREATE INDEX outbox_edits ON outbox (edits_id) WHERE edits_id IS NOT NULL;
CREATE INDEX outbox_done ON outbox (done_at) WHERE done_at IS NOT NULL;

CREATE TABLE questions (
  id IDENTITY PRIMARY KEY,
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  person_id BIGINT NOT NULL REFERENCES people (id),
  kind TEXT NOT NULL CHECK (kind IN ('question', 'contact')),
  state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'answered', 'closed', 'withdrawn')),
  asked_at BIGINT NOT NULL,
  waits_since BIGINT,
  ring_again_at BIGINT,
  taken_by BIGINT REFERENCES people (id),
  taken_at BIGINT,
  answered_at BIGINT,
  closed_at BIGINT,
  unseen_since BIGINT,
  helped BIGINT CHECK (helped IN (0, 1)),
  CHECK ((waits_since IS NOT NULL) = (state IN ('open', 'taken')))
);
CREATE INDEX questions_of_taker ON questions (taken_by) WHERE taken_by IS NOT NULL;
CREATE INDEX questions_waiting ON questions (cohort_id, waits_since) WHERE waits_since IS NOT NULL;
CREATE INDEX questions_ring ON questions (ring_again_at) WHERE ring_again_at IS NOT NULL;
CREATE INDEX questions_of ON questions (person_id, id);
CREATE TABLE question_parts (
  id IDENTITY PRIMARY KEY,
  question_id BIGINT NOT NULL REFERENCES questions (id),
  side TEXT NOT NULL CHECK (side IN ('asker', 'desk')),
  author_id BIGINT NOT NULL REFERENCES people (id),
  chat_id BIGINT NOT NULL REFERENCES chats (id) ON UPDATE CASCADE,
  message_id BIGINT NOT NULL,
  said_at BIGINT NOT NULL
);
CREATE INDEX question_parts_of_author ON question_parts (author_id);
CREATE INDEX question_parts_of_chat ON question_parts (chat_id);
CREATE INDEX question_parts_of ON question_parts (question_id, id);
CREATE TABLE question_copies (
  outbox_id BIGINT PRIMARY KEY REFERENCES outbox (id) ON DELETE CASCADE,
  question_id BIGINT NOT NULL REFERENCES questions (id),
  part_id BIGINT REFERENCES question_parts (id),
  chat_id BIGINT NOT NULL REFERENCES chats (id) ON UPDATE CASCADE
);
CREATE INDEX question_copies_of_part ON question_copies (part_id) WHERE part_id IS NOT NULL;
CREATE INDEX question_copies_of ON question_copies (question_id);
CREATE INDEX question_copies_in ON question_copies (chat_id);

CREATE TABLE seen_updates (
  update_id BIGINT PRIMARY KEY,
  seen_at BIGINT NOT NULL
);
CREATE INDEX seen_updates_age ON seen_updates (seen_at);
CREATE TABLE errands (
  id IDENTITY PRIMARY KEY,
  kind TEXT NOT NULL,
  about TEXT NOT NULL DEFAULT '{}',
  chat_id BIGINT NOT NULL REFERENCES chats (id) ON UPDATE CASCADE,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
  attempts BIGINT NOT NULL DEFAULT 0,
  due_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  done_at BIGINT
);
CREATE INDEX errands_of_chat ON errands (chat_id);
CREATE INDEX errands_due ON errands (due_at, id) WHERE state = 'waiting';
CREATE TABLE file_ids (
  recipe TEXT NOT NULL,
  bot_id BIGINT NOT NULL,
  file_id TEXT NOT NULL,
  kept_at BIGINT NOT NULL,
  PRIMARY KEY (recipe, bot_id)
);
CREATE TABLE tombstones (
  telegram_hash TEXT PRIMARY KEY,
  erased_at BIGINT NOT NULL
);
CREATE TABLE dead_updates (
  update_id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,
  error TEXT NOT NULL,
  tries BIGINT NOT NULL,
  died_at BIGINT NOT NULL
);
CREATE TABLE audit (
  id IDENTITY PRIMARY KEY,
  happened_at BIGINT NOT NULL,
  actor_id BIGINT,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '{}',
  previous TEXT NOT NULL UNIQUE,
  digest TEXT NOT NULL UNIQUE
);
CREATE INDEX audit_of_actor ON audit (actor_id);
CREATE INDEX audit_refused ON audit (object, happened_at) WHERE action = 'refused';
