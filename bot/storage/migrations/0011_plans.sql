-- Action plans of leaders. A plan belongs to a place in a cohort; without one, to the organization.
-- `asked` check-ins were asked since the day of the plan was set; `next_check_at` is the next one.
CREATE TABLE plans (
  id IDENTITY PRIMARY KEY,
  cohort_id BIGINT NOT NULL REFERENCES cohorts (id),
  organization_id BIGINT REFERENCES organizations (id),
  enrolment_id BIGINT REFERENCES enrolments (id),
  step TEXT NOT NULL,
  planned_at BIGINT NOT NULL,
  zone TEXT NOT NULL,
  place TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),
  reason TEXT,
  revision BIGINT NOT NULL DEFAULT 1,
  asked BIGINT NOT NULL DEFAULT 0,
  next_check_at BIGINT,
  made_at BIGINT NOT NULL,
  ended_at BIGINT,
  CHECK ((ended_at IS NULL) = (state = 'open'))
);
CREATE INDEX plans_of_enrolment ON plans (enrolment_id) WHERE enrolment_id IS NOT NULL;
CREATE INDEX plans_without_leader ON plans (cohort_id, organization_id) WHERE enrolment_id IS NULL;
CREATE INDEX plans_to_check ON plans (next_check_at) WHERE next_check_at IS NOT NULL;

-- `stage`: so many days after the step it was asked. An answer that nobody asked for has none.
CREATE TABLE plan_check_ins (
  id IDENTITY PRIMARY KEY,
  plan_id BIGINT NOT NULL REFERENCES plans (id),
  stage BIGINT NOT NULL,
  asked_at BIGINT NOT NULL,
  answer TEXT CHECK (answer IN ('done', 'partly', 'not_yet')),
  barrier TEXT,
  answered_at BIGINT,
  CHECK ((answered_at IS NULL) = (answer IS NULL))
);
CREATE INDEX plan_check_ins_of_plan ON plan_check_ins (plan_id, id);

-- A question may be about a step of a plan, and about what stood in its way: ids of the course.
ALTER TABLE questions ADD COLUMN step TEXT;
ALTER TABLE questions ADD COLUMN barrier TEXT;
