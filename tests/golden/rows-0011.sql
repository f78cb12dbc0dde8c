INSERT INTO plans (cohort_id, organization_id, enrolment_id, step, planned_at, zone, place, asked, next_check_at, made_at) SELECT min(cohort_id), min(organization_id), min(id), 'map', 1684720800000, 'Asia/Phnom_Penh', 'office', 1, 1685926800000, 1684700000000 FROM enrolments WHERE state = 'active';
INSERT INTO plan_check_ins (plan_id, stage, asked_at) SELECT min(id), 1, 1684735200000 FROM plans;
