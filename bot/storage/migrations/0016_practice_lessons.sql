-- When the lesson of an objective was shown in practice last, because the objective was missed often.
CREATE TABLE practice_lessons (
  enrolment_id BIGINT NOT NULL REFERENCES enrolments (id),
  objective TEXT NOT NULL,
  shown_at BIGINT NOT NULL,
  PRIMARY KEY (enrolment_id, objective)
);
