BEGIN TRANSACTION;
CREATE TABLE announcement_parts (
  announcement_id INTEGER NOT NULL REFERENCES announcements (id),
  language TEXT NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (announcement_id, language, position)
) STRICT;
INSERT INTO "announcement_parts" VALUES(1,'en',0,'text','{"html":"See you on Monday.","file":null,"name":"","album":null}');
INSERT INTO "announcement_parts" VALUES(2,'en',0,'text','{"html":"See you on Monday.","file":null,"name":"","album":null}');
INSERT INTO "announcement_parts" VALUES(3,'en',0,'text','{"html":"See you on Monday.","file":null,"name":"","album":null}');
INSERT INTO "announcement_parts" VALUES(4,'en',0,'text','{"html":"See you on Monday.","file":null,"name":"","album":null}');
INSERT INTO "announcement_parts" VALUES(5,'en',0,'text','{"html":"See you on Monday.","file":null,"name":"","album":null}');
INSERT INTO "announcement_parts" VALUES(6,'en',0,'text','{"html":"See you on Monday.","file":null,"name":"","album":null}');
INSERT INTO "announcement_parts" VALUES(7,'en',0,'text','{"html":"See you on Monday.","file":null,"name":"","album":null}');
INSERT INTO "announcement_parts" VALUES(8,'en',0,'text','{"html":"See you on Monday.","file":null,"name":"","album":null}');
INSERT INTO "announcement_parts" VALUES(9,'en',0,'text','{"html":"See you on Monday.","file":null,"name":"","album":null}');
CREATE TABLE announcements (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  author_id INTEGER NOT NULL REFERENCES people (id),
  cohort_id INTEGER NOT NULL REFERENCES cohorts (id),
  state TEXT NOT NULL CHECK (state IN ('draft', 'approval', 'scheduled', 'running', 'done', 'stopped', 'recalled', 'dropped')),
  audience TEXT NOT NULL,
  language TEXT NOT NULL,
  urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
  may_cover INTEGER NOT NULL DEFAULT 1 CHECK (may_cover IN (0, 1)),
  covered INTEGER NOT NULL DEFAULT 0 CHECK (covered IN (0, 1)),
  got_it INTEGER NOT NULL DEFAULT 0 CHECK (got_it IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 1,
  corrects INTEGER REFERENCES announcements (id),
  wanted_at INTEGER,
  mornings INTEGER NOT NULL DEFAULT 0 CHECK (mornings IN (0, 1)),
  start_at INTEGER,
  approved_by INTEGER REFERENCES people (id),
  refused_by INTEGER REFERENCES people (id),
  screen_message_id INTEGER,
  frozen_to INTEGER,
  people_in INTEGER NOT NULL DEFAULT 0,
  people_out INTEGER NOT NULL DEFAULT 0,
  planned_to INTEGER,
  edition INTEGER NOT NULL DEFAULT 0,
  editing INTEGER NOT NULL DEFAULT 0 CHECK (editing IN (0, 1)),
  reminded_at INTEGER,
  remind_to INTEGER,
  shown TEXT NOT NULL DEFAULT '',
  shown_at INTEGER NOT NULL DEFAULT 0,
  shown_count INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  ended_at INTEGER,
  forgotten_at INTEGER,
  CHECK (approved_by IS NULL OR approved_by <> author_id)
) STRICT;
INSERT INTO "announcements" VALUES(1,1,1,'done','{"cohorts":[1],"rules":[],"also":[],"never":[]}','en',0,1,0,1,4,NULL,NULL,0,1684724460384,NULL,NULL,38,NULL,6,1,NULL,0,0,NULL,NULL,'running:6.0.0.0.0.0.0.0',1684725600000,2,1684724400319,1684725600000,NULL);
INSERT INTO "announcements" VALUES(2,1,1,'scheduled','{"cohorts":[1],"rules":[],"also":[],"never":[]}','en',0,1,0,0,4,NULL,1684807200000,0,1684807200000,NULL,NULL,93,NULL,6,2,NULL,0,0,NULL,NULL,'',0,0,1684735200478,NULL,NULL);
INSERT INTO "announcements" VALUES(3,1,1,'approval','{"cohorts":[1],"rules":[],"also":[],"never":[]}','en',0,1,0,0,2,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,0,0,NULL,0,0,NULL,NULL,'',0,0,1684735200673,NULL,NULL);
INSERT INTO "announcements" VALUES(4,1,1,'draft','{"cohorts":[1],"rules":[],"also":[],"never":[]}','en',0,1,0,0,2,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,0,0,NULL,0,0,NULL,NULL,'',0,0,1684735200760,NULL,NULL);
INSERT INTO "announcements" VALUES(5,1,1,'recalled','{"cohorts":[1],"rules":[],"also":[],"never":[]}','en',1,1,0,0,3,NULL,NULL,0,1684738884378,NULL,NULL,181,NULL,6,2,NULL,0,0,NULL,NULL,'recalled:6.0.0.0.0.0.0.0:6.0.0.0',1684739004491,4,1684738824355,1684739004491,NULL);
INSERT INTO "announcements" VALUES(6,1,1,'stopped','{"cohorts":[1],"rules":[],"also":[],"never":[]}','en',1,1,0,0,3,NULL,NULL,0,1684739064576,NULL,NULL,192,NULL,6,2,NULL,0,0,NULL,NULL,'stopped:6.0.0.0.0.0.0.0',1684739124929,3,1684739004547,1684739124929,NULL);
INSERT INTO "announcements" VALUES(7,1,1,'dropped','{"cohorts":[1],"rules":[],"also":[],"never":[]}','en',0,1,0,0,2,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,0,0,NULL,0,0,NULL,NULL,'',0,0,1684739124781,NULL,NULL);
INSERT INTO "announcements" VALUES(8,1,1,'running','{"cohorts":[1],"rules":[],"also":[],"never":[]}','en',1,1,0,0,3,NULL,NULL,0,1684739184890,NULL,NULL,210,NULL,6,2,NULL,0,0,NULL,NULL,'running:6.0.0.0.0.0.0.0',1684739304929,2,1684739124838,NULL,NULL);
INSERT INTO "announcements" VALUES(9,1,1,'approval','{"cohorts":[1],"rules":[],"also":[],"never":[]}','en',0,1,0,0,3,NULL,1684800000000,0,NULL,NULL,NULL,276,NULL,32,2,NULL,0,0,NULL,NULL,'',0,0,1684739307145,NULL,NULL);
CREATE TABLE answers (
  attempt_id INTEGER NOT NULL REFERENCES attempts (id),
  item TEXT NOT NULL,
  objective TEXT NOT NULL,
  picked INTEGER NOT NULL,
  correct INTEGER NOT NULL CHECK (correct IN (0, 1)),
  guessed INTEGER NOT NULL DEFAULT 0 CHECK (guessed IN (0, 1)),
  content_hash TEXT NOT NULL,
  answered_at INTEGER NOT NULL,
  PRIMARY KEY (attempt_id, item)
) STRICT;
INSERT INTO "answers" VALUES(1,'m4.u1.q1','m4.u1.o1',8,1,0,'079ef70b83b6',1684738821526);
INSERT INTO "answers" VALUES(1,'m4.u1.q2','m4.u1.o2',1,1,0,'e7184a41aab9',1684738821537);
INSERT INTO "answers" VALUES(1,'m4.u1.q3','m4.u1.o3',1,1,0,'885c555f5b03',1684738821549);
INSERT INTO "answers" VALUES(1,'m4.u1.q4','m4.u1.o3',2,1,0,'da0efecd6583',1684738821560);
INSERT INTO "answers" VALUES(1,'m4.u1.q5','m4.u1.o3',4,1,0,'fc91ef70aa26',1684738821572);
INSERT INTO "answers" VALUES(1,'m4.u1.q6','m4.u1.o4',8,1,0,'26e1113fe654',1684738821583);
INSERT INTO "answers" VALUES(1,'m4.u1.q7','m4.u1.o5',4,1,0,'17f6167c121c',1684738821593);
INSERT INTO "answers" VALUES(1,'m4.u1.q8','m4.u1.o1',4,0,0,'093491dd1a36',1684738821603);
INSERT INTO "answers" VALUES(1,'m4.u1.q9','m4.u1.o2',11,0,0,'62c7435ff544',1684738821631);
INSERT INTO "answers" VALUES(1,'m4.u1.q10','m4.u1.o4',2,0,0,'7ad2793dfc0d',1684738821642);
INSERT INTO "answers" VALUES(2,'m4.u2.q1','m4.u2.o1',4,1,0,'60005f90f5f8',1684738821662);
INSERT INTO "answers" VALUES(3,'m4.u1.q1','m4.u1.o1',8,1,0,'079ef70b83b6',1684738821674);
INSERT INTO "answers" VALUES(4,'m4.u1.q1','m4.u1.o1',1,1,0,'079ef70b83b6',1684738821735);
INSERT INTO "answers" VALUES(4,'m4.u1.q2','m4.u1.o2',1,1,0,'e7184a41aab9',1684738821735);
INSERT INTO "answers" VALUES(4,'m4.u1.q3','m4.u1.o3',1,1,0,'885c555f5b03',1684738821735);
INSERT INTO "answers" VALUES(4,'m4.u1.q4','m4.u1.o3',1,1,0,'da0efecd6583',1684738821735);
INSERT INTO "answers" VALUES(4,'m4.u1.q5','m4.u1.o3',1,1,0,'fc91ef70aa26',1684738821735);
INSERT INTO "answers" VALUES(4,'m4.u1.q6','m4.u1.o4',1,1,0,'26e1113fe654',1684738821735);
INSERT INTO "answers" VALUES(4,'m4.u1.q7','m4.u1.o5',1,1,0,'17f6167c121c',1684738821735);
INSERT INTO "answers" VALUES(4,'m4.u1.q8','m4.u1.o1',1,0,0,'093491dd1a36',1684738821735);
INSERT INTO "answers" VALUES(4,'m4.u1.q9','m4.u1.o2',1,0,0,'62c7435ff544',1684738821735);
INSERT INTO "answers" VALUES(4,'m4.u1.q10','m4.u1.o4',1,0,0,'7ad2793dfc0d',1684738821735);
INSERT INTO "answers" VALUES(5,'m4.u2.q1','m4.u2.o1',1,1,0,'60005f90f5f8',1684738821736);
INSERT INTO "answers" VALUES(5,'m4.u2.q2','m4.u2.o1',1,1,0,'9667bf4c1072',1684738821736);
INSERT INTO "answers" VALUES(5,'m4.u2.q3','m4.u2.o2',1,1,0,'8ac919bf7269',1684738821736);
INSERT INTO "answers" VALUES(5,'m4.u2.q4','m4.u2.o2',1,1,0,'7ed4187bdcb0',1684738821736);
INSERT INTO "answers" VALUES(5,'m4.u2.q5','m4.u2.o3',1,1,0,'f0c2d108fc5c',1684738821736);
INSERT INTO "answers" VALUES(5,'m4.u2.q6','m4.u2.o3',1,1,0,'33123952433d',1684738821736);
INSERT INTO "answers" VALUES(5,'m4.u2.q7','m4.u2.o4',1,1,0,'fcff882c6a21',1684738821736);
INSERT INTO "answers" VALUES(5,'m4.u2.q8','m4.u2.o4',1,0,0,'f7996d2b3663',1684738821736);
INSERT INTO "answers" VALUES(5,'m4.u2.q9','m4.u2.o5',1,0,0,'57ba0026e62c',1684738821736);
INSERT INTO "answers" VALUES(5,'m4.u2.q10','m4.u2.o5',1,0,0,'1711a6a27180',1684738821736);
INSERT INTO "answers" VALUES(6,'m4.u3.q1','m4.u3.o1',1,1,0,'bcba2dfed3c4',1684738821737);
INSERT INTO "answers" VALUES(6,'m4.u3.q2','m4.u3.o1',1,1,0,'7fc97a4253b3',1684738821737);
INSERT INTO "answers" VALUES(6,'m4.u3.q3','m4.u3.o2',1,1,0,'58a4c6c1659a',1684738821737);
INSERT INTO "answers" VALUES(6,'m4.u3.q4','m4.u3.o3',1,1,0,'fafaaf59e4ac',1684738821737);
INSERT INTO "answers" VALUES(6,'m4.u3.q5','m4.u3.o3',1,1,0,'871670e638f7',1684738821737);
INSERT INTO "answers" VALUES(6,'m4.u3.q6','m4.u3.o1',1,1,0,'f1abe7f2bfe7',1684738821737);
INSERT INTO "answers" VALUES(6,'m4.u3.q7','m4.u3.o2',1,1,0,'a5f4461ee9e1',1684738821737);
INSERT INTO "answers" VALUES(6,'m4.u3.q8','m4.u3.o5',1,0,0,'9b3e8889e213',1684738821737);
INSERT INTO "answers" VALUES(6,'m4.u3.q9','m4.u3.o4',1,0,0,'5a62b10485cb',1684738821737);
INSERT INTO "answers" VALUES(6,'m4.u3.q10','m4.u3.o4',1,0,0,'b3d31a1ff413',1684738821737);
INSERT INTO "answers" VALUES(7,'m4.u1.q1','m4.u1.o1',1,1,0,'079ef70b83b6',1680851305465);
INSERT INTO "answers" VALUES(7,'m4.u1.q2','m4.u1.o2',1,1,0,'e7184a41aab9',1680851305465);
INSERT INTO "answers" VALUES(7,'m4.u1.q3','m4.u1.o3',1,1,0,'885c555f5b03',1680851305465);
INSERT INTO "answers" VALUES(7,'m4.u1.q4','m4.u1.o3',1,1,0,'da0efecd6583',1680851305465);
INSERT INTO "answers" VALUES(7,'m4.u1.q5','m4.u1.o3',1,1,0,'fc91ef70aa26',1680851305465);
INSERT INTO "answers" VALUES(7,'m4.u1.q6','m4.u1.o4',1,1,0,'26e1113fe654',1680851305465);
INSERT INTO "answers" VALUES(7,'m4.u1.q7','m4.u1.o5',1,1,0,'17f6167c121c',1680851305465);
INSERT INTO "answers" VALUES(7,'m4.u1.q8','m4.u1.o1',1,0,0,'093491dd1a36',1680851305465);
INSERT INTO "answers" VALUES(7,'m4.u1.q9','m4.u1.o2',1,0,0,'62c7435ff544',1680851305465);
INSERT INTO "answers" VALUES(7,'m4.u1.q10','m4.u1.o4',1,0,0,'7ad2793dfc0d',1680851305465);
INSERT INTO "answers" VALUES(8,'m4.u1.q1','m4.u1.o1',1,1,0,'079ef70b83b6',1683702505498);
INSERT INTO "answers" VALUES(8,'m4.u1.q2','m4.u1.o2',1,1,0,'e7184a41aab9',1683702505498);
INSERT INTO "answers" VALUES(8,'m4.u1.q3','m4.u1.o3',1,1,0,'885c555f5b03',1683702505498);
INSERT INTO "answers" VALUES(8,'m4.u1.q4','m4.u1.o3',1,1,0,'da0efecd6583',1683702505498);
INSERT INTO "answers" VALUES(8,'m4.u1.q5','m4.u1.o3',1,1,0,'fc91ef70aa26',1683702505498);
INSERT INTO "answers" VALUES(8,'m4.u1.q6','m4.u1.o4',1,1,0,'26e1113fe654',1683702505498);
INSERT INTO "answers" VALUES(8,'m4.u1.q7','m4.u1.o5',1,1,0,'17f6167c121c',1683702505498);
INSERT INTO "answers" VALUES(8,'m4.u1.q8','m4.u1.o1',1,0,0,'093491dd1a36',1683702505498);
INSERT INTO "answers" VALUES(8,'m4.u1.q9','m4.u1.o2',1,0,0,'62c7435ff544',1683702505498);
INSERT INTO "answers" VALUES(8,'m4.u1.q10','m4.u1.o4',1,0,0,'7ad2793dfc0d',1683702505498);
CREATE TABLE attempts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolments (id),
  quiz TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('baseline', 'posttest', 'practice', 'retention', 'refresher')),
  items TEXT NOT NULL,
  picked INTEGER NOT NULL DEFAULT 0,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  check_offered_at INTEGER
) STRICT;
INSERT INTO "attempts" VALUES(1,2,1,'m4.u1','posttest','["m4.u1.q1","m4.u1.q2","m4.u1.q3","m4.u1.q4","m4.u1.q5","m4.u1.q6","m4.u1.q7","m4.u1.q8","m4.u1.q9","m4.u1.q10"]',0,1684738821520,1684738821642,NULL);
INSERT INTO "attempts" VALUES(2,2,1,'m4.u2','baseline','["m4.u2.q1","m4.u2.q2","m4.u2.q3","m4.u2.q4","m4.u2.q5","m4.u2.q6","m4.u2.q7","m4.u2.q8","m4.u2.q9","m4.u2.q10"]',0,1684738821657,NULL,NULL);
INSERT INTO "attempts" VALUES(3,2,1,'practice','refresher','["m4.u1.q1","m4.u1.q2","m4.u1.q6"]',0,1684738821668,NULL,NULL);
INSERT INTO "attempts" VALUES(4,4,5,'m4.u1','posttest','["m4.u1.q1","m4.u1.q2","m4.u1.q3","m4.u1.q4","m4.u1.q5","m4.u1.q6","m4.u1.q7","m4.u1.q8","m4.u1.q9","m4.u1.q10"]',0,1684738821735,1684738821735,NULL);
INSERT INTO "attempts" VALUES(5,4,5,'m4.u2','posttest','["m4.u2.q1","m4.u2.q2","m4.u2.q3","m4.u2.q4","m4.u2.q5","m4.u2.q6","m4.u2.q7","m4.u2.q8","m4.u2.q9","m4.u2.q10"]',0,1684738821736,1684738821736,NULL);
INSERT INTO "attempts" VALUES(6,4,5,'m4.u3','posttest','["m4.u3.q1","m4.u3.q2","m4.u3.q3","m4.u3.q4","m4.u3.q5","m4.u3.q6","m4.u3.q7","m4.u3.q8","m4.u3.q9","m4.u3.q10"]',0,1684738821737,1684738821737,NULL);
INSERT INTO "attempts" VALUES(7,16,23,'m4.u1','posttest','["m4.u1.q1","m4.u1.q2","m4.u1.q3","m4.u1.q4","m4.u1.q5","m4.u1.q6","m4.u1.q7","m4.u1.q8","m4.u1.q9","m4.u1.q10"]',0,1680851305465,1680851305465,NULL);
INSERT INTO "attempts" VALUES(8,17,25,'m4.u1','posttest','["m4.u1.q1","m4.u1.q2","m4.u1.q3","m4.u1.q4","m4.u1.q5","m4.u1.q6","m4.u1.q7","m4.u1.q8","m4.u1.q9","m4.u1.q10"]',0,1683702505498,1683702505498,NULL);
CREATE TABLE attendance (
  session_id INTEGER NOT NULL REFERENCES sessions (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  state TEXT NOT NULL CHECK (state IN ('there', 'excused', 'missed')),
  picked TEXT,
  noted_by INTEGER REFERENCES people (id),
  noted_at INTEGER NOT NULL,
  PRIMARY KEY (session_id, person_id)
) STRICT;
INSERT INTO "attendance" VALUES(1,2,'there','umbrella',NULL,1684738820928);
INSERT INTO "attendance" VALUES(1,3,'there','umbrella',NULL,1684738820956);
INSERT INTO "attendance" VALUES(1,5,'missed',NULL,NULL,1684738820999);
INSERT INTO "attendance" VALUES(1,6,'there','umbrella',NULL,1684738821043);
INSERT INTO "attendance" VALUES(1,4,'excused',NULL,1,1684739307053);
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  happened_at INTEGER NOT NULL,
  actor_id INTEGER,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '{}',
  previous TEXT NOT NULL UNIQUE,
  digest TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "audit" VALUES(1,1684717201740,NULL,'cohort.create','cohort:1','{}','0000000000000000000000000000000000000000000000000000000000000000','95aa2909f303a59b0a0f6661ea8639cd0f6c816c1856208b2b4ae9ae29d778a3');
INSERT INTO "audit" VALUES(2,1684717201740,NULL,'organization.create','organization:1','{}','95aa2909f303a59b0a0f6661ea8639cd0f6c816c1856208b2b4ae9ae29d778a3','d11676416fd038cf3cf3cc2681df06da1cb28213b75420ba83c485a65c0d2ea4');
INSERT INTO "audit" VALUES(3,1684717201763,NULL,'invite.make','invite:1','{"admits":"coordinator","cohort":1,"uses":1}','d11676416fd038cf3cf3cc2681df06da1cb28213b75420ba83c485a65c0d2ea4','5ed22e66a1279b17ca3d8a982e4e144f2c7bf8661af4e5bae9871dbb83d8b764');
INSERT INTO "audit" VALUES(4,1684717201763,NULL,'role.grant','person:1','{"cohort":1,"invite":1,"role":"coordinator"}','5ed22e66a1279b17ca3d8a982e4e144f2c7bf8661af4e5bae9871dbb83d8b764','8cc0f304b13b96ba3c80a5b6a14aa0a9f0305d68a8110d7d67065ceca84d3b0d');
INSERT INTO "audit" VALUES(5,1684717201788,NULL,'person.list','enrolment:1','{}','8cc0f304b13b96ba3c80a5b6a14aa0a9f0305d68a8110d7d67065ceca84d3b0d','fe620f3f26805de9be3c29df3c651085c0aa6b00e7445124bbb3b86c43303748');
INSERT INTO "audit" VALUES(6,1684717201788,NULL,'invite.make','invite:2','{"admits":"participant","cohort":1,"uses":1}','fe620f3f26805de9be3c29df3c651085c0aa6b00e7445124bbb3b86c43303748','eff8dd31f5b8f3aa94b463c4a0115adec243ed95438026ad94c76b952478b1ac');
INSERT INTO "audit" VALUES(7,1684717201788,2,'person.join','enrolment:1','{}','eff8dd31f5b8f3aa94b463c4a0115adec243ed95438026ad94c76b952478b1ac','cd86fb666805827d7f2fd7c6f3dfc6e3f66144fde5679785d2a3d4e91180216a');
INSERT INTO "audit" VALUES(8,1684717201835,NULL,'person.list','enrolment:3','{}','cd86fb666805827d7f2fd7c6f3dfc6e3f66144fde5679785d2a3d4e91180216a','72b7d767a1b564471503d1829c6b76161aa95342c1b27cba4d169913f98def54');
INSERT INTO "audit" VALUES(9,1684717201835,NULL,'invite.make','invite:3','{"admits":"participant","cohort":1,"uses":1}','72b7d767a1b564471503d1829c6b76161aa95342c1b27cba4d169913f98def54','70e2ce0ed047351115c6de2105b1665a3c3f5c9e4578fcde2b1430f0545eecb0');
INSERT INTO "audit" VALUES(10,1684717201835,3,'person.join','enrolment:3','{}','70e2ce0ed047351115c6de2105b1665a3c3f5c9e4578fcde2b1430f0545eecb0','0c09894db0deefc48e0684497394f7318b734bdf53b70070669a69695b9ce4e9');
INSERT INTO "audit" VALUES(11,1684717201878,NULL,'person.list','enrolment:5','{}','0c09894db0deefc48e0684497394f7318b734bdf53b70070669a69695b9ce4e9','2f7bff42ef8d8f89c10ca1a1134c40f8ff4e7f7e064b79db97fbf45867a107a4');
INSERT INTO "audit" VALUES(12,1684717201878,NULL,'invite.make','invite:4','{"admits":"participant","cohort":1,"uses":1}','2f7bff42ef8d8f89c10ca1a1134c40f8ff4e7f7e064b79db97fbf45867a107a4','dc01bd2cffd8ebed926f7d7ae066892991d9fab9967f484f90834214707ce9d6');
INSERT INTO "audit" VALUES(13,1684717201878,4,'person.join','enrolment:5','{}','dc01bd2cffd8ebed926f7d7ae066892991d9fab9967f484f90834214707ce9d6','2e88de9d2c622aba4f36a573cd11d64b53f2a77f9ef56cbd3182c94220308d14');
INSERT INTO "audit" VALUES(14,1684717201920,NULL,'person.list','enrolment:7','{}','2e88de9d2c622aba4f36a573cd11d64b53f2a77f9ef56cbd3182c94220308d14','1ea178cd8664802adbf55214dd38b14dd320eddc16b25de0cb8dddc6f29fc764');
INSERT INTO "audit" VALUES(15,1684717201920,NULL,'invite.make','invite:5','{"admits":"participant","cohort":1,"uses":1}','1ea178cd8664802adbf55214dd38b14dd320eddc16b25de0cb8dddc6f29fc764','9e3c9a47731ffb8eb447bec8079893e6c891ff9082928dd43b5995ddaed26dbb');
INSERT INTO "audit" VALUES(16,1684717201920,5,'person.join','enrolment:7','{}','9e3c9a47731ffb8eb447bec8079893e6c891ff9082928dd43b5995ddaed26dbb','cdaa5038ff39cdb67b6b5ff86562ccf6d50c53b6db689acb09ca29b95790e287');
INSERT INTO "audit" VALUES(17,1684717201966,NULL,'person.list','enrolment:9','{}','cdaa5038ff39cdb67b6b5ff86562ccf6d50c53b6db689acb09ca29b95790e287','d3ba29bd0a4ce3bb47e96ac38003da39da58a512d267e34792efd35459c8249b');
INSERT INTO "audit" VALUES(18,1684717201966,NULL,'invite.make','invite:6','{"admits":"participant","cohort":1,"uses":1}','d3ba29bd0a4ce3bb47e96ac38003da39da58a512d267e34792efd35459c8249b','7cd3c30bd91d1135f70805409a670b95bd88f613aa8365d88198fc83d4523c83');
INSERT INTO "audit" VALUES(19,1684717201966,6,'person.join','enrolment:9','{}','7cd3c30bd91d1135f70805409a670b95bd88f613aa8365d88198fc83d4523c83','f63d733c8afb5fea08cd5afb70425738bec9a04a4909cef28f8c6a6b8e7f61bb');
INSERT INTO "audit" VALUES(20,1684717202004,1,'group.link','cohort:1','{}','f63d733c8afb5fea08cd5afb70425738bec9a04a4909cef28f8c6a6b8e7f61bb','b269fa00b2d4651401c4458fc3efb2089452fc4b346186a5b1beb05ace791c93');
INSERT INTO "audit" VALUES(21,1684724400118,1,'discussion.start','discussion:1','{}','b269fa00b2d4651401c4458fc3efb2089452fc4b346186a5b1beb05ace791c93','b7eb06e0a745fec290c426e978ec7686e1b249f715b36a3efd26b104eb19558e');
INSERT INTO "audit" VALUES(22,1684724400183,NULL,'invite.make','invite:7','{"admits":"coordinator","cohort":1,"uses":1}','b7eb06e0a745fec290c426e978ec7686e1b249f715b36a3efd26b104eb19558e','54c1a422a1c937a7f09d25130a1bfa6c6756c214a6cd65a0275e0292128aac01');
INSERT INTO "audit" VALUES(23,1684724400183,NULL,'role.grant','person:7','{"cohort":1,"invite":7,"role":"coordinator"}','54c1a422a1c937a7f09d25130a1bfa6c6756c214a6cd65a0275e0292128aac01','238b7cafd47d57c5716f9238fe30116695c57bf6fa97e9f398a402820b4d652a');
INSERT INTO "audit" VALUES(24,1684724400212,NULL,'invite.make','invite:8','{"admits":"administrator","cohort":null,"uses":1}','238b7cafd47d57c5716f9238fe30116695c57bf6fa97e9f398a402820b4d652a','e2ffb16bcb88ca546691877ba0fe7d8d0ca066ee1df9f397b6a018498913352f');
INSERT INTO "audit" VALUES(25,1684724400212,NULL,'role.grant','person:8','{"cohort":null,"invite":8,"role":"administrator"}','e2ffb16bcb88ca546691877ba0fe7d8d0ca066ee1df9f397b6a018498913352f','cae1d5c92c7a98803ed572bf58c2dde987fd579e0210bd99a76024261b548173');
INSERT INTO "audit" VALUES(26,1684724400240,NULL,'person.list','enrolment:11','{}','cae1d5c92c7a98803ed572bf58c2dde987fd579e0210bd99a76024261b548173','1cf877876c38c32e284f3772c184f599ddd98d15ee317e6e3ba3750a5819dc77');
INSERT INTO "audit" VALUES(27,1684724400240,NULL,'invite.make','invite:9','{"admits":"participant","cohort":1,"uses":1}','1cf877876c38c32e284f3772c184f599ddd98d15ee317e6e3ba3750a5819dc77','5a73928eafc6ee90772384314ab1484633ce886ddaac14f273ec5c63cce5cc6a');
INSERT INTO "audit" VALUES(28,1684724400240,9,'person.join','enrolment:11','{}','5a73928eafc6ee90772384314ab1484633ce886ddaac14f273ec5c63cce5cc6a','d68a4444d997d3c1e7e6110aac160216255050b17f3b385d69eda1191ee2ad87');
INSERT INTO "audit" VALUES(29,1684724400251,NULL,'cohort.create','cohort:2','{}','d68a4444d997d3c1e7e6110aac160216255050b17f3b385d69eda1191ee2ad87','a86f6f9cc58ce5aee22e6e31d62c48641048b1bef1fe3e2dc3ca1571ac62e773');
INSERT INTO "audit" VALUES(30,1684724400264,NULL,'person.list','enrolment:13','{}','a86f6f9cc58ce5aee22e6e31d62c48641048b1bef1fe3e2dc3ca1571ac62e773','00b40ccb8b8773b6682c81fcd6e31ab5170bb1cf42305b406f3b20a2d4876fda');
INSERT INTO "audit" VALUES(31,1684724400264,NULL,'invite.make','invite:10','{"admits":"participant","cohort":1,"uses":1}','00b40ccb8b8773b6682c81fcd6e31ab5170bb1cf42305b406f3b20a2d4876fda','7e3046f18a39bebcbc08f69426828b152b6219a3e12abb8de0045c134a56dacc');
INSERT INTO "audit" VALUES(32,1684724400384,1,'announcement.send','announcement:1','{"people":6}','7e3046f18a39bebcbc08f69426828b152b6219a3e12abb8de0045c134a56dacc','aa15d4df2b2119c6da8ac055bddc7216746ea97d4386c516810ae8689908be3d');
INSERT INTO "audit" VALUES(33,1684725600312,1,'session.created','session:1','{}','aa15d4df2b2119c6da8ac055bddc7216746ea97d4386c516810ae8689908be3d','b51703d41e3aa05a6986125e2851e1a2ba45bd029ae164de2c60484284207356');
INSERT INTO "audit" VALUES(34,1684725600624,1,'session.created','session:2','{}','b51703d41e3aa05a6986125e2851e1a2ba45bd029ae164de2c60484284207356','4d54e77d52bf571174bed0ff65493586b0237c5974c25f58bf299b18b087ec7b');
INSERT INTO "audit" VALUES(35,1684735200288,1,'invite.make','invite:11','{"admits":"participant","cohort":1,"uses":14}','4d54e77d52bf571174bed0ff65493586b0237c5974c25f58bf299b18b087ec7b','19f035e2fdb1e39f91b72e81eb82d2924897587c36a3475f935be3a15444c656');
INSERT INTO "audit" VALUES(36,1684735200581,1,'announcement.send','announcement:2','{"people":6}','19f035e2fdb1e39f91b72e81eb82d2924897587c36a3475f935be3a15444c656','b96cb064cd02f64b1ba8bf2506c6c369749d964f8769ed9fca95d237ada07f7e');
INSERT INTO "audit" VALUES(37,1684735200933,1,'session.recorded','session:1','{}','b96cb064cd02f64b1ba8bf2506c6c369749d964f8769ed9fca95d237ada07f7e','66d454364c68bd853159daac3b3905e02765cd5c32df2baefc12ed160448e137');
INSERT INTO "audit" VALUES(38,1684735200997,1,'cohort.quiet_days_added','cohort:1','{}','66d454364c68bd853159daac3b3905e02765cd5c32df2baefc12ed160448e137','a3726f2fb4dd6cfcdc330d8b10f7285402385687e6d2df1d6ce64a2a1673a303');
INSERT INTO "audit" VALUES(39,1684738800270,1,'session.created','session:5','{}','a3726f2fb4dd6cfcdc330d8b10f7285402385687e6d2df1d6ce64a2a1673a303','2db0ff40623a21e3c68fdb3844f892f2f40fe3eecf89005d7950062cf92d56d6');
INSERT INTO "audit" VALUES(40,1684738822160,4,'certificate.issue','certificate:1','{}','2db0ff40623a21e3c68fdb3844f892f2f40fe3eecf89005d7950062cf92d56d6','0fd015a65dceb1e3accda899c8765b5bf72a69d92d426987a7df6df721a2f60e');
INSERT INTO "audit" VALUES(41,1684738823589,1,'content.sign','course:community-liberation-toolkit','{"content":"erase","language":"en","what":"t"}','0fd015a65dceb1e3accda899c8765b5bf72a69d92d426987a7df6df721a2f60e','3586a6f0f3c06e678a7d9f36e62eec076a5cc8f7423b670fa24beb5a83be2ca0');
INSERT INTO "audit" VALUES(42,1684738823640,1,'content.sign','course:community-liberation-toolkit','{"content":"health","language":"","what":"s"}','3586a6f0f3c06e678a7d9f36e62eec076a5cc8f7423b670fa24beb5a83be2ca0','9b9b8b33d608f4b4a14a9988960dde20eb354103bfb6eec36d9eac054b6d5998');
INSERT INTO "audit" VALUES(43,1684738824378,1,'announcement.send','announcement:5','{"people":6}','9b9b8b33d608f4b4a14a9988960dde20eb354103bfb6eec36d9eac054b6d5998','594787c8777be21e3c01601de51932815aa2af4936ceeb298de007a91e6f9ebc');
INSERT INTO "audit" VALUES(44,1684738944467,1,'announcement.recall','announcement:5','{}','594787c8777be21e3c01601de51932815aa2af4936ceeb298de007a91e6f9ebc','50de05f26d94d66df2ffbb918927d3e6385b335c7fdc3e0910100baa5a2a711e');
INSERT INTO "audit" VALUES(45,1684739004576,1,'announcement.send','announcement:6','{"people":6}','50de05f26d94d66df2ffbb918927d3e6385b335c7fdc3e0910100baa5a2a711e','96c5e05ed2b81f4d68c3a70ccc7e9f678031fec6a12577999143f0e75c7cae8c');
INSERT INTO "audit" VALUES(46,1684739124726,1,'announcement.stop','announcement:6','{}','96c5e05ed2b81f4d68c3a70ccc7e9f678031fec6a12577999143f0e75c7cae8c','00dd39848a50f67207bcc9b00c93f37cfe1ec4f45eed8f91b4e865f744db86e4');
INSERT INTO "audit" VALUES(47,1684739124890,1,'announcement.send','announcement:8','{"people":6}','00dd39848a50f67207bcc9b00c93f37cfe1ec4f45eed8f91b4e865f744db86e4','d3154c9a22c11813633d9f47317b9bf527fe15d57c352cae12bcd4aa28525b70');
INSERT INTO "audit" VALUES(48,1684652905045,NULL,'person.list','enrolment:15','{}','d3154c9a22c11813633d9f47317b9bf527fe15d57c352cae12bcd4aa28525b70','7daff69a6f6ece25d0541103988eb6cb92ba596a80106572524891f0f13e86ec');
INSERT INTO "audit" VALUES(49,1684652905045,NULL,'invite.make','invite:12','{"admits":"participant","cohort":1,"uses":1}','7daff69a6f6ece25d0541103988eb6cb92ba596a80106572524891f0f13e86ec','705372ae03edb32d56d463f234061a6cf5eefa1f41687c205df6235d98173edb');
INSERT INTO "audit" VALUES(50,1684652905045,12,'person.join','enrolment:15','{}','705372ae03edb32d56d463f234061a6cf5eefa1f41687c205df6235d98173edb','3d84458c96583e1d050c56604bb5b8f061b790a580f8211c640729ec5b6a64a2');
INSERT INTO "audit" VALUES(51,1684652905060,NULL,'person.list','enrolment:17','{}','3d84458c96583e1d050c56604bb5b8f061b790a580f8211c640729ec5b6a64a2','efd13526159d9521bf50a299d73c998036357e9605747b07abc74ab4dbc52c91');
INSERT INTO "audit" VALUES(52,1684652905060,NULL,'invite.make','invite:13','{"admits":"participant","cohort":1,"uses":1}','efd13526159d9521bf50a299d73c998036357e9605747b07abc74ab4dbc52c91','d47615d305e62d362f1d13c7dcc0f6ce795e5359d70bb9044f52373ca29a74b5');
INSERT INTO "audit" VALUES(53,1684652905060,13,'person.join','enrolment:17','{}','d47615d305e62d362f1d13c7dcc0f6ce795e5359d70bb9044f52373ca29a74b5','4e954543459f08fc392cd13bb45be4b452f868d6f87954d8bfde8ef1308b77eb');
INSERT INTO "audit" VALUES(54,1684652905080,NULL,'person.list','enrolment:19','{}','4e954543459f08fc392cd13bb45be4b452f868d6f87954d8bfde8ef1308b77eb','108e782604d25d9465268592856bd97551d47772da9893c6005d62dd5ebbe9ef');
INSERT INTO "audit" VALUES(55,1684652905080,NULL,'invite.make','invite:14','{"admits":"participant","cohort":1,"uses":1}','108e782604d25d9465268592856bd97551d47772da9893c6005d62dd5ebbe9ef','7146dacaad977527b2f3b021a5d49d8f2e4b7dc3dd758befb35180f56d4740b9');
INSERT INTO "audit" VALUES(56,1684652905080,14,'person.join','enrolment:19','{}','7146dacaad977527b2f3b021a5d49d8f2e4b7dc3dd758befb35180f56d4740b9','81c6f2f35a66901ffb847eff3b061480dd9371a69b2541d851ae68496229f2de');
INSERT INTO "audit" VALUES(57,1684652905101,NULL,'person.list','enrolment:21','{}','81c6f2f35a66901ffb847eff3b061480dd9371a69b2541d851ae68496229f2de','2e3298e7ec4c7366f78cbc850e5a614d5d428cba03e9449e36b78e27efa1e07d');
INSERT INTO "audit" VALUES(58,1684652905101,NULL,'invite.make','invite:15','{"admits":"participant","cohort":1,"uses":1}','2e3298e7ec4c7366f78cbc850e5a614d5d428cba03e9449e36b78e27efa1e07d','e4bc4df42546b3f8f043816c37861caeb4b8a8c9d69d4bdec5762d377b1eecc8');
INSERT INTO "audit" VALUES(59,1684652905101,15,'person.join','enrolment:21','{}','e4bc4df42546b3f8f043816c37861caeb4b8a8c9d69d4bdec5762d377b1eecc8','106b4c6081cf6d2402e3105c093db032b6de0f6db482f5db2d9857b183e573df');
INSERT INTO "audit" VALUES(60,1679555305112,NULL,'person.list','enrolment:23','{}','106b4c6081cf6d2402e3105c093db032b6de0f6db482f5db2d9857b183e573df','5990b3493a335cba1b2d56a1962cb3d8e61ee6b536877c31e6495b72c2cb16b7');
INSERT INTO "audit" VALUES(61,1679555305112,NULL,'invite.make','invite:16','{"admits":"participant","cohort":1,"uses":1}','5990b3493a335cba1b2d56a1962cb3d8e61ee6b536877c31e6495b72c2cb16b7','97759e3800dca3084dcb9875283f9d6bff423ddd2726c1c13d60caecb0a6967b');
INSERT INTO "audit" VALUES(62,1679555305112,16,'person.join','enrolment:23','{}','97759e3800dca3084dcb9875283f9d6bff423ddd2726c1c13d60caecb0a6967b','02979ff298dfc1a599ba66213eaa869c19185624d79b51f7f0bbec6ed3399ffa');
INSERT INTO "audit" VALUES(63,1679555305120,NULL,'person.list','enrolment:25','{}','02979ff298dfc1a599ba66213eaa869c19185624d79b51f7f0bbec6ed3399ffa','12482489a37e71b3d65fd46a1cb7e1e9f8ba5aee3654c63e44420f0be37b3085');
INSERT INTO "audit" VALUES(64,1679555305120,NULL,'invite.make','invite:17','{"admits":"participant","cohort":1,"uses":1}','12482489a37e71b3d65fd46a1cb7e1e9f8ba5aee3654c63e44420f0be37b3085','09add14015f6d1c552584ca9ca851c82c8b5c3035ede29f25b01df7abe229362');
INSERT INTO "audit" VALUES(65,1679555305120,17,'person.join','enrolment:25','{}','09add14015f6d1c552584ca9ca851c82c8b5c3035ede29f25b01df7abe229362','95540d71bfc6f322e0aa263a26b0d7c9ef76d8cf99b1d58ca10686ce2db9e292');
INSERT INTO "audit" VALUES(66,1684652905132,NULL,'person.list','enrolment:27','{}','95540d71bfc6f322e0aa263a26b0d7c9ef76d8cf99b1d58ca10686ce2db9e292','4c6be87a62158ab0888eb9495894ccefe9cd31c5ccd1fab232aaa86f66d8aa65');
INSERT INTO "audit" VALUES(67,1684652905132,NULL,'invite.make','invite:18','{"admits":"participant","cohort":1,"uses":1}','4c6be87a62158ab0888eb9495894ccefe9cd31c5ccd1fab232aaa86f66d8aa65','8c15c27548ee540e87b23b276ea0e5efe8aa14c61cc6454eb7d73f354a069694');
INSERT INTO "audit" VALUES(68,1684652905132,18,'person.join','enrolment:27','{}','8c15c27548ee540e87b23b276ea0e5efe8aa14c61cc6454eb7d73f354a069694','b81b7a8bf2476fc2cd3e767c7c770913aed1a559a6e99a2240a7635b27f0f3a6');
INSERT INTO "audit" VALUES(69,1684652905139,NULL,'person.list','enrolment:29','{}','b81b7a8bf2476fc2cd3e767c7c770913aed1a559a6e99a2240a7635b27f0f3a6','cbd9003386a410c1062a50092eb25a6576baf58a37e720118a76058e0598a42f');
INSERT INTO "audit" VALUES(70,1684652905139,NULL,'invite.make','invite:19','{"admits":"participant","cohort":1,"uses":1}','cbd9003386a410c1062a50092eb25a6576baf58a37e720118a76058e0598a42f','c7117fb6e90f4153a5e5c1522475a91686eef2b01bec0e623e6f5163094ef93a');
INSERT INTO "audit" VALUES(71,1684652905139,19,'person.join','enrolment:29','{}','c7117fb6e90f4153a5e5c1522475a91686eef2b01bec0e623e6f5163094ef93a','e0f0c2b45495e590e3c5f32f57a4083bc4dd1d3080b389a1a4997ad755625045');
INSERT INTO "audit" VALUES(72,1684652905156,NULL,'person.list','enrolment:31','{}','e0f0c2b45495e590e3c5f32f57a4083bc4dd1d3080b389a1a4997ad755625045','1323ac48688b71000e43cce3f9fc497c69d6d2f259cb71ae6fce11cd0df2ed2c');
INSERT INTO "audit" VALUES(73,1684652905156,NULL,'invite.make','invite:20','{"admits":"participant","cohort":1,"uses":1}','1323ac48688b71000e43cce3f9fc497c69d6d2f259cb71ae6fce11cd0df2ed2c','6dbee180134c759138edb57cb2e5bc715e13d3b8104398470181a1c59c57684c');
INSERT INTO "audit" VALUES(74,1684652905156,20,'person.join','enrolment:31','{}','6dbee180134c759138edb57cb2e5bc715e13d3b8104398470181a1c59c57684c','3ce21cd683f171c7c0bcd4e750e1155996be5bd209b54a55014f34efab3ce9ae');
INSERT INTO "audit" VALUES(75,1684652905164,NULL,'person.list','enrolment:33','{}','3ce21cd683f171c7c0bcd4e750e1155996be5bd209b54a55014f34efab3ce9ae','80c6851b592e51f6e9bedb4866f280f8a81a7e80aa93d4ed15889b90772ce6f9');
INSERT INTO "audit" VALUES(76,1684652905164,NULL,'invite.make','invite:21','{"admits":"participant","cohort":1,"uses":1}','80c6851b592e51f6e9bedb4866f280f8a81a7e80aa93d4ed15889b90772ce6f9','392e366269cf77c5ac5f96e8ccd471202ef20d9664b24e6810793519007a97f0');
INSERT INTO "audit" VALUES(77,1684652905164,21,'person.join','enrolment:33','{}','392e366269cf77c5ac5f96e8ccd471202ef20d9664b24e6810793519007a97f0','690b6585f3565b3b384b3aee8c4e00b2476b5ccc0c335297b6498f6a91fbe6e6');
INSERT INTO "audit" VALUES(78,1684652905177,NULL,'person.list','enrolment:35','{}','690b6585f3565b3b384b3aee8c4e00b2476b5ccc0c335297b6498f6a91fbe6e6','90bf88b0179427860e4022cbcbcd7b13b8ef806cc9ccd1181484386fe78cbe11');
INSERT INTO "audit" VALUES(79,1684652905177,NULL,'invite.make','invite:22','{"admits":"participant","cohort":1,"uses":1}','90bf88b0179427860e4022cbcbcd7b13b8ef806cc9ccd1181484386fe78cbe11','c9681446a641beaa720d12dd7e42d28ba3c241d62de477253f3f489a1613dce5');
INSERT INTO "audit" VALUES(80,1684652905177,22,'person.join','enrolment:35','{}','c9681446a641beaa720d12dd7e42d28ba3c241d62de477253f3f489a1613dce5','11e876ef395cf80ab1fba7caf04abc0fc455ff34290c1253e34bcb59632e2f38');
INSERT INTO "audit" VALUES(81,1684652905192,NULL,'person.list','enrolment:37','{}','11e876ef395cf80ab1fba7caf04abc0fc455ff34290c1253e34bcb59632e2f38','e60eee4510eabfce9d37aee85e0ebdbd2ebe136e1a07fa18ab987178be59f5bd');
INSERT INTO "audit" VALUES(82,1684652905192,NULL,'invite.make','invite:23','{"admits":"participant","cohort":1,"uses":1}','e60eee4510eabfce9d37aee85e0ebdbd2ebe136e1a07fa18ab987178be59f5bd','f2a5f8f585cd8f8034d538b5ac2925fd623226e39a5e5d920bd181ca48a7822a');
INSERT INTO "audit" VALUES(83,1684652905192,23,'person.join','enrolment:37','{}','f2a5f8f585cd8f8034d538b5ac2925fd623226e39a5e5d920bd181ca48a7822a','df4d76142d614bd644a34537f62966b5f77eb7d80a5c1d1646bfc8edd9bd6b0a');
INSERT INTO "audit" VALUES(84,1684652905196,NULL,'person.list','enrolment:39','{}','df4d76142d614bd644a34537f62966b5f77eb7d80a5c1d1646bfc8edd9bd6b0a','2f2d19e810656fb54c0f27a3cc6e1422f8921eaa9b220c50f4bfb3d10478b743');
INSERT INTO "audit" VALUES(85,1684652905196,NULL,'invite.make','invite:24','{"admits":"participant","cohort":1,"uses":1}','2f2d19e810656fb54c0f27a3cc6e1422f8921eaa9b220c50f4bfb3d10478b743','6ec7c5bd42d8a204a34b5510291831cccf622db215059caac675f43879c3704b');
INSERT INTO "audit" VALUES(86,1684652905196,24,'person.join','enrolment:39','{}','6ec7c5bd42d8a204a34b5510291831cccf622db215059caac675f43879c3704b','6abe573c500c6db36aaa14a3b27ef2d57c52170e0552ded4c0af66fb7379f841');
INSERT INTO "audit" VALUES(87,1684652905212,NULL,'person.list','enrolment:41','{}','6abe573c500c6db36aaa14a3b27ef2d57c52170e0552ded4c0af66fb7379f841','e510f761012571f8d511d48943b536079543fb1f38f7a1b8fdbcb1d9ff8fdacf');
INSERT INTO "audit" VALUES(88,1684652905212,NULL,'invite.make','invite:25','{"admits":"participant","cohort":1,"uses":1}','e510f761012571f8d511d48943b536079543fb1f38f7a1b8fdbcb1d9ff8fdacf','75ef0a84c46fe741f883adf749a67d39fec1a0bd18b25e962d81b9af8404f928');
INSERT INTO "audit" VALUES(89,1684652905212,25,'person.join','enrolment:41','{}','75ef0a84c46fe741f883adf749a67d39fec1a0bd18b25e962d81b9af8404f928','cf4703d5afd372bdce7b7d52c956d63ea0864bfb3ae760d65c59ad983d44bc87');
INSERT INTO "audit" VALUES(90,1684652905225,NULL,'person.list','enrolment:43','{}','cf4703d5afd372bdce7b7d52c956d63ea0864bfb3ae760d65c59ad983d44bc87','d4ba05a64bcbd88e2f5988e04f42c64b70505c9329eb7eb12ffdec7fe4c75ebe');
INSERT INTO "audit" VALUES(91,1684652905225,NULL,'invite.make','invite:26','{"admits":"participant","cohort":1,"uses":1}','d4ba05a64bcbd88e2f5988e04f42c64b70505c9329eb7eb12ffdec7fe4c75ebe','7c58741b1f137da5a18d3c2b73900d3f670593125a7d5ebc10e96877640586ff');
INSERT INTO "audit" VALUES(92,1684652905225,26,'person.join','enrolment:43','{}','7c58741b1f137da5a18d3c2b73900d3f670593125a7d5ebc10e96877640586ff','ab2461e3fb6a6357c272e62c9634bc2427681b4647ab5181d0758020233d5236');
INSERT INTO "audit" VALUES(93,1684652905228,NULL,'person.list','enrolment:45','{}','ab2461e3fb6a6357c272e62c9634bc2427681b4647ab5181d0758020233d5236','4e75db19d90b01b479ef7bc07ee639a36b4168cdf4e9f9994fbcc1e95086108a');
INSERT INTO "audit" VALUES(94,1684652905228,NULL,'invite.make','invite:27','{"admits":"participant","cohort":1,"uses":1}','4e75db19d90b01b479ef7bc07ee639a36b4168cdf4e9f9994fbcc1e95086108a','2177f7d64b2c83b7dad0e3c561e3b0d1e6597a48c0f668800e466f70f2b7d1a8');
INSERT INTO "audit" VALUES(95,1684652905228,27,'person.join','enrolment:45','{}','2177f7d64b2c83b7dad0e3c561e3b0d1e6597a48c0f668800e466f70f2b7d1a8','cf7cc7db04b66a1f45e5575de633e28e9b016dbf404e5ed7b1169978f56e6c17');
INSERT INTO "audit" VALUES(96,1684652905244,NULL,'person.list','enrolment:47','{}','cf7cc7db04b66a1f45e5575de633e28e9b016dbf404e5ed7b1169978f56e6c17','8c7afc8b1b9af67b3475f5bc1cce50892c96130f3de0cb71596ed1f94ba73b35');
INSERT INTO "audit" VALUES(97,1684652905244,NULL,'invite.make','invite:28','{"admits":"participant","cohort":1,"uses":1}','8c7afc8b1b9af67b3475f5bc1cce50892c96130f3de0cb71596ed1f94ba73b35','bd047838dbe3152eb3d4c4596d65cea40275791ce9e98d437aa54c5f306afb22');
INSERT INTO "audit" VALUES(98,1684652905244,28,'person.join','enrolment:47','{}','bd047838dbe3152eb3d4c4596d65cea40275791ce9e98d437aa54c5f306afb22','4a71450ca994c150a06a38f53e7659f9d7897cce9d467b8beeb4e919c4294ad4');
INSERT INTO "audit" VALUES(99,1684652905256,NULL,'person.list','enrolment:49','{}','4a71450ca994c150a06a38f53e7659f9d7897cce9d467b8beeb4e919c4294ad4','f9e972beb8195f69d4766843569eafe92ae2950d060d57eb0952e1555644a9a1');
INSERT INTO "audit" VALUES(100,1684652905256,NULL,'invite.make','invite:29','{"admits":"participant","cohort":1,"uses":1}','f9e972beb8195f69d4766843569eafe92ae2950d060d57eb0952e1555644a9a1','926d7a3f8ae7911453a80b219d0ed3a42773937d95ee73d043459b564a61e043');
INSERT INTO "audit" VALUES(101,1684652905256,29,'person.join','enrolment:49','{}','926d7a3f8ae7911453a80b219d0ed3a42773937d95ee73d043459b564a61e043','8bda957792f5e3aabce46b2f6759d14983381745a0e055fd9a5ebabdaaf0bf20');
INSERT INTO "audit" VALUES(102,1684652905276,NULL,'person.list','enrolment:51','{}','8bda957792f5e3aabce46b2f6759d14983381745a0e055fd9a5ebabdaaf0bf20','11edfb8fe1521f43bfab6431ad261d9974ce5e96328fa9ebe25913c8a8f31f6a');
INSERT INTO "audit" VALUES(103,1684652905276,NULL,'invite.make','invite:30','{"admits":"participant","cohort":1,"uses":1}','11edfb8fe1521f43bfab6431ad261d9974ce5e96328fa9ebe25913c8a8f31f6a','08dff448b2fccccc31fa0f591aa0cd0d45ac31cf263cb263ca8ab0b2705d13ca');
INSERT INTO "audit" VALUES(104,1684652905276,30,'person.join','enrolment:51','{}','08dff448b2fccccc31fa0f591aa0cd0d45ac31cf263cb263ca8ab0b2705d13ca','650505d3ea5fc78546b9e5044673187c7eff0b55acbe681fe730adffab0cdfb5');
INSERT INTO "audit" VALUES(105,1684652905287,NULL,'person.list','enrolment:53','{}','650505d3ea5fc78546b9e5044673187c7eff0b55acbe681fe730adffab0cdfb5','ccbcc6c1061576d9d5c587cd45e334bf5c4301a33340a9dfbe87547930172a8e');
INSERT INTO "audit" VALUES(106,1684652905287,NULL,'invite.make','invite:31','{"admits":"participant","cohort":1,"uses":1}','ccbcc6c1061576d9d5c587cd45e334bf5c4301a33340a9dfbe87547930172a8e','0b7fd14378789302ef163630001478c6c0521498aa13a2239ccf6695cb1c801e');
INSERT INTO "audit" VALUES(107,1684652905287,31,'person.join','enrolment:53','{}','0b7fd14378789302ef163630001478c6c0521498aa13a2239ccf6695cb1c801e','f339121b131650ec23ff5ae3b18bfeab17198a7e7b5c3196991aa1667e7b507e');
INSERT INTO "audit" VALUES(108,1684652905301,NULL,'person.list','enrolment:55','{}','f339121b131650ec23ff5ae3b18bfeab17198a7e7b5c3196991aa1667e7b507e','4f4d9847f8af7ede8592ec05174aec800d1ebaeba051a2dff1ac6ac507ca9bd0');
INSERT INTO "audit" VALUES(109,1684652905301,NULL,'invite.make','invite:32','{"admits":"participant","cohort":1,"uses":1}','4f4d9847f8af7ede8592ec05174aec800d1ebaeba051a2dff1ac6ac507ca9bd0','0d2fc502d28e6315a47df6940e51a5500df761cad67887eb85c54b4f0eaf8819');
INSERT INTO "audit" VALUES(110,1684652905301,32,'person.join','enrolment:55','{}','0d2fc502d28e6315a47df6940e51a5500df761cad67887eb85c54b4f0eaf8819','48d85ed8542c433c5d9a92dba297aeae7a21048ebc69cebcbda5abb12472a08b');
INSERT INTO "audit" VALUES(111,1684652905312,NULL,'person.list','enrolment:57','{}','48d85ed8542c433c5d9a92dba297aeae7a21048ebc69cebcbda5abb12472a08b','aadaa06c0f2c9706e0235b6649314b16a4177d779e4cc6a747407fc2109d7655');
INSERT INTO "audit" VALUES(112,1684652905312,NULL,'invite.make','invite:33','{"admits":"participant","cohort":1,"uses":1}','aadaa06c0f2c9706e0235b6649314b16a4177d779e4cc6a747407fc2109d7655','704e67c2bbcdc91aa49182970d2f9cb850c90d8b56bb97cbe8bc0572845120fe');
INSERT INTO "audit" VALUES(113,1684652905312,33,'person.join','enrolment:57','{}','704e67c2bbcdc91aa49182970d2f9cb850c90d8b56bb97cbe8bc0572845120fe','721e72a2411156775d4c187f954b76ee6fc7c84533f363d3acbf6679a6635e1b');
INSERT INTO "audit" VALUES(114,1684652905330,NULL,'person.list','enrolment:59','{}','721e72a2411156775d4c187f954b76ee6fc7c84533f363d3acbf6679a6635e1b','dd3e857ced1901549c1be5fb46b4cebf9d1134d9f6853a5947cc7c898349108c');
INSERT INTO "audit" VALUES(115,1684652905330,NULL,'invite.make','invite:34','{"admits":"participant","cohort":1,"uses":1}','dd3e857ced1901549c1be5fb46b4cebf9d1134d9f6853a5947cc7c898349108c','3ed17b3e547b772f2dfd35039410a70419892f6d3f711901a59d8e9177903816');
INSERT INTO "audit" VALUES(116,1684652905330,34,'person.join','enrolment:59','{}','3ed17b3e547b772f2dfd35039410a70419892f6d3f711901a59d8e9177903816','170baa7f8044c1f0a2255be8750513bc58a9e836efa355649dcf380c6a60ffbb');
INSERT INTO "audit" VALUES(117,1684652905344,NULL,'person.list','enrolment:61','{}','170baa7f8044c1f0a2255be8750513bc58a9e836efa355649dcf380c6a60ffbb','052c119d586dda8a89860c25a8c94513a647cec65dd96f6d19195ee35ea2b663');
INSERT INTO "audit" VALUES(118,1684652905344,NULL,'invite.make','invite:35','{"admits":"participant","cohort":1,"uses":1}','052c119d586dda8a89860c25a8c94513a647cec65dd96f6d19195ee35ea2b663','58b2d910ca5021ee1fc9d29b5f31e8803961c2e0b3d6ba1b4eebb21ae8d7b6a9');
INSERT INTO "audit" VALUES(119,1684652905344,35,'person.join','enrolment:61','{}','58b2d910ca5021ee1fc9d29b5f31e8803961c2e0b3d6ba1b4eebb21ae8d7b6a9','2cea8c8af44c3c059304d0a7939e87f79c945e3d4b62130befdd3632d868f5fc');
INSERT INTO "audit" VALUES(120,1684652905356,NULL,'person.list','enrolment:63','{}','2cea8c8af44c3c059304d0a7939e87f79c945e3d4b62130befdd3632d868f5fc','cab5455f5caf8ac5db41b0dedcf16a15ee8b0f36d58edceae0949ace908af1a7');
INSERT INTO "audit" VALUES(121,1684652905356,NULL,'invite.make','invite:36','{"admits":"participant","cohort":1,"uses":1}','cab5455f5caf8ac5db41b0dedcf16a15ee8b0f36d58edceae0949ace908af1a7','89d308dbdb6b52cec018b7c9f8fe90b21b2d06eb1cbfd906c4d8d7dfce4eb451');
INSERT INTO "audit" VALUES(122,1684652905356,36,'person.join','enrolment:63','{}','89d308dbdb6b52cec018b7c9f8fe90b21b2d06eb1cbfd906c4d8d7dfce4eb451','6f4ee834559b681673ddea3bebf3a97e35b2a0101a7a257f94a4fb35bf89b9bf');
INSERT INTO "audit" VALUES(123,1684652905448,NULL,'person.list','enrolment:65','{}','6f4ee834559b681673ddea3bebf3a97e35b2a0101a7a257f94a4fb35bf89b9bf','2352456eaa8ea323dcc66d0921a99bd07650aabcaa605f33c3989113b55f3a42');
INSERT INTO "audit" VALUES(124,1684652905448,NULL,'invite.make','invite:37','{"admits":"participant","cohort":1,"uses":1}','2352456eaa8ea323dcc66d0921a99bd07650aabcaa605f33c3989113b55f3a42','f268dc4b0972786779ee1d4f82d45dcbe389c17b8bc602d61b2e022b3fd16231');
INSERT INTO "audit" VALUES(125,1684652905448,37,'person.join','enrolment:65','{}','f268dc4b0972786779ee1d4f82d45dcbe389c17b8bc602d61b2e022b3fd16231','0dc3de3c75dd3e724b17f8aaa5d671ffa2880486eb35ef3c0a4eb4930067dbdb');
INSERT INTO "audit" VALUES(126,1684652905453,NULL,'person.list','enrolment:67','{}','0dc3de3c75dd3e724b17f8aaa5d671ffa2880486eb35ef3c0a4eb4930067dbdb','1ce62ed17572dd85ff1de61614820435538841de74e93d4a75f4ba7c23c8c7c4');
INSERT INTO "audit" VALUES(127,1684652905453,NULL,'invite.make','invite:38','{"admits":"participant","cohort":2,"uses":1}','1ce62ed17572dd85ff1de61614820435538841de74e93d4a75f4ba7c23c8c7c4','ed807a5c6f87c2bd3be163005eed294c0c8fbcf9efaee8a4df63935145e895ed');
INSERT INTO "audit" VALUES(128,1684652905453,38,'person.join','enrolment:67','{}','ed807a5c6f87c2bd3be163005eed294c0c8fbcf9efaee8a4df63935145e895ed','c078c49315c4c8674b86e53e7a5df8ed12861216a1336c92ca7bc1ba0e2e12eb');
INSERT INTO "audit" VALUES(129,1684739306840,NULL,'person.list','enrolment:69','{}','c078c49315c4c8674b86e53e7a5df8ed12861216a1336c92ca7bc1ba0e2e12eb','ebf8cd75beb8b2fcf763a2f2bd3cdf90575a763a38a7a43ae387ae9638cd34d8');
INSERT INTO "audit" VALUES(130,1684739306840,NULL,'invite.make','invite:39','{"admits":"participant","cohort":1,"uses":1}','ebf8cd75beb8b2fcf763a2f2bd3cdf90575a763a38a7a43ae387ae9638cd34d8','cd238bdf7f0b266c98a2bcc5dbabc8d168531f3d41733694531a1e6711c89f33');
INSERT INTO "audit" VALUES(131,1684739306840,39,'person.join','enrolment:69','{}','cd238bdf7f0b266c98a2bcc5dbabc8d168531f3d41733694531a1e6711c89f33','21778f28c5ebe58a012b7cf16903c57e2448091330f5133c2618ecadd8a3d531');
INSERT INTO "audit" VALUES(132,1684739306885,39,'person.erase','person:39','{}','21778f28c5ebe58a012b7cf16903c57e2448091330f5133c2618ecadd8a3d531','7aa2e1ce005f3fbbdd4a4fe778d4a99d6fa407121e15f7d514c0e8a20cc95286');
INSERT INTO "audit" VALUES(133,1684739306919,2,'refused','button:dk','{"cohort":1,"why":"NotAllowed"}','7aa2e1ce005f3fbbdd4a4fe778d4a99d6fa407121e15f7d514c0e8a20cc95286','800947a4628e18b7978d968d1261c9cdecff4fc04e356e259025fe40f3d054a4');
INSERT INTO "audit" VALUES(134,1684739306942,NULL,'refused','button:dk','{"cohort":1,"why":"NotJoined"}','800947a4628e18b7978d968d1261c9cdecff4fc04e356e259025fe40f3d054a4','c7fbd6c1c251b6e05189a921be7f673876a146f9497a94e3fa2bca284895b2a1');
INSERT INTO "audit" VALUES(135,1684739306953,9,'refused','button:na','{"cohort":1,"why":"NotAllowed"}','c7fbd6c1c251b6e05189a921be7f673876a146f9497a94e3fa2bca284895b2a1','fbe419947f83696c723de2ee7249d4d2ba2cd5968f5425e5bf3c7cd8623fc02d');
INSERT INTO "audit" VALUES(136,1684739306986,1,'contact.spoken','person:2','{}','fbe419947f83696c723de2ee7249d4d2ba2cd5968f5425e5bf3c7cd8623fc02d','7455d8a35c00daa09958d62787047f06f9fb80043f56d0c814bdb29b4c5aaeff');
INSERT INTO "audit" VALUES(137,1684739307018,1,'contact.put_off','person:3','{}','7455d8a35c00daa09958d62787047f06f9fb80043f56d0c814bdb29b4c5aaeff','66149a5a01a9f3efb25055d5d87ae5ea175edce5c93495a510c630dcd7c24031');
INSERT INTO "audit" VALUES(138,1684739307053,1,'session.attendance','session:1','{"person":4,"state":"excused"}','66149a5a01a9f3efb25055d5d87ae5ea175edce5c93495a510c630dcd7c24031','12fffd19c659c21ba2acb04b589cb8fc39ffda34deb276eb3c550af1efbe96f3');
INSERT INTO "audit" VALUES(139,1684739307089,1,'session.cancelled','session:4','{}','12fffd19c659c21ba2acb04b589cb8fc39ffda34deb276eb3c550af1efbe96f3','dde218fd01361a9ce45f83dbfb6bd6e097b994de4bb478792989d2f92a1280ad');
INSERT INTO "audit" VALUES(140,1684739307196,1,'announcement.send','announcement:9','{"people":32}','dde218fd01361a9ce45f83dbfb6bd6e097b994de4bb478792989d2f92a1280ad','225c94d4eeb6e316a5b8dca24b74aa7c0c57980e7dcbc1d85208534fbe533962');
INSERT INTO "audit" VALUES(141,1684739307325,9,'group.link','cohort:2','{}','225c94d4eeb6e316a5b8dca24b74aa7c0c57980e7dcbc1d85208534fbe533962','bad93c900aacd8e814cafef87db7a962fe2602410ab418a9b0901b5d7b46afdc');
INSERT INTO "audit" VALUES(142,1684739307376,9,'discussion.start','discussion:2','{}','bad93c900aacd8e814cafef87db7a962fe2602410ab418a9b0901b5d7b46afdc','fa258fa98f587274ce88d066c6a150a76d541c74cdb4601591b094867e500661');
INSERT INTO "audit" VALUES(143,1684739307485,9,'discussion.end','discussion:2','{}','fa258fa98f587274ce88d066c6a150a76d541c74cdb4601591b094867e500661','af581314703cbcc898fd2062555cf0071911ca7144876565e26ac124afeedb67');
INSERT INTO "audit" VALUES(144,1684739307545,9,'discussion.start','discussion:3','{}','af581314703cbcc898fd2062555cf0071911ca7144876565e26ac124afeedb67','958c37077a0151c82b28fc3374f9b0c2b3bb9b44a20ea206b0c4691c5c390b6a');
INSERT INTO "audit" VALUES(145,1684739307671,1,'invite.close','invite:39','{}','958c37077a0151c82b28fc3374f9b0c2b3bb9b44a20ea206b0c4691c5c390b6a','8882d7c5a97753318871aa229d2ff0b23d574b4f50096772a5e1d8e93094562d');
INSERT INTO "audit" VALUES(146,1684739307706,NULL,'invite.make','invite:40','{"admits":"coordinator","cohort":1,"uses":1}','8882d7c5a97753318871aa229d2ff0b23d574b4f50096772a5e1d8e93094562d','9f23b91dbbd866c271664a574bad8e129310e3b125236d0a4fb5b075f16774c9');
INSERT INTO "audit" VALUES(147,1684739307706,NULL,'role.grant','person:40','{"cohort":1,"invite":40,"role":"coordinator"}','9f23b91dbbd866c271664a574bad8e129310e3b125236d0a4fb5b075f16774c9','1e804d7d4bb05d5caa342ab6d5ec5d23cca9b5bcc4069780b0e97c0b1a22a170');
INSERT INTO "audit" VALUES(148,1684739307749,1,'invite.make_each','cohort:1','{"links":1}','1e804d7d4bb05d5caa342ab6d5ec5d23cca9b5bcc4069780b0e97c0b1a22a170','3714486b97c7479136caea86f9f08c9585244399d3a43ec9644b9479ae17cb27');
INSERT INTO "audit" VALUES(149,1684739700126,1,'person.remove','enrolment:33','{}','3714486b97c7479136caea86f9f08c9585244399d3a43ec9644b9479ae17cb27','169db7aed2215da3f809543fc385389e29399591b57847280fb5ce497ac7961d');
INSERT INTO "audit" VALUES(150,1684739700299,2,'refused','button:qn','{"attempt":4,"why":"ForeignButton"}','169db7aed2215da3f809543fc385389e29399591b57847280fb5ce497ac7961d','d5f03cd23bb832fa64940c2a13c253d975741ccb862ea0181f5bc0fade05009e');
INSERT INTO "audit" VALUES(151,1684739700459,NULL,'invite.make','invite:42','{"admits":"coordinator","cohort":1,"uses":1}','d5f03cd23bb832fa64940c2a13c253d975741ccb862ea0181f5bc0fade05009e','399eae73c6c47e9e83ef00d34c8be07c9cb43f87eae11f9ba421b0cbb0cd32b2');
INSERT INTO "audit" VALUES(152,1684739700483,NULL,'invite.make','invite:43','{"admits":"administrator","cohort":null,"uses":1}','399eae73c6c47e9e83ef00d34c8be07c9cb43f87eae11f9ba421b0cbb0cd32b2','493312489caf68337058fe47b310396d58b47f2ad7306cef965a34fd9c5df393');
INSERT INTO "audit" VALUES(153,1684739700483,NULL,'person.list','enrolment:71','{}','493312489caf68337058fe47b310396d58b47f2ad7306cef965a34fd9c5df393','b1088d6b73b9bcfd04d27535dcb1870e8a54e45c9a457985dba0f4eb3118a195');
INSERT INTO "audit" VALUES(154,1684739700483,NULL,'invite.make','invite:44','{"admits":"participant","cohort":1,"uses":1}','b1088d6b73b9bcfd04d27535dcb1870e8a54e45c9a457985dba0f4eb3118a195','b248a1eb70a3b11a1d3ec252c4b5684a48cce9c433c6ea2825c8c3be06ac0717');
INSERT INTO "audit" VALUES(155,1684739700502,41,'person.join','enrolment:71','{}','b248a1eb70a3b11a1d3ec252c4b5684a48cce9c433c6ea2825c8c3be06ac0717','f2aee71d5f81b351e2c79ca9430cd1cf14024277cce73fb67120901ce23728e7');
INSERT INTO "audit" VALUES(156,1684739700977,1,'invite.make_each','cohort:1','{"links":1}','f2aee71d5f81b351e2c79ca9430cd1cf14024277cce73fb67120901ce23728e7','518fff1a25256d592d307f43130d3a90c442e3897f97faaac8b3b13b198c15eb');
INSERT INTO "audit" VALUES(157,1684739701043,NULL,'person.list','enrolment:73','{}','518fff1a25256d592d307f43130d3a90c442e3897f97faaac8b3b13b198c15eb','65802d71c7ebe5c476739eaa12aebe03d7214f0dd5dbe0b6dd0b74b243a89887');
INSERT INTO "audit" VALUES(158,1684739701043,NULL,'invite.make','invite:46','{"admits":"participant","cohort":1,"uses":1}','65802d71c7ebe5c476739eaa12aebe03d7214f0dd5dbe0b6dd0b74b243a89887','f6e75622455bfcee729b1516dece576f97e9627fa8542dadaf6f44538effda5b');
CREATE TABLE certificates (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  enrolment_id INTEGER NOT NULL UNIQUE REFERENCES enrolments (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  name TEXT NOT NULL,
  course TEXT NOT NULL,
  lessons INTEGER NOT NULL,
  quizzes INTEGER NOT NULL,
  since INTEGER,
  issued_at INTEGER NOT NULL
) STRICT;
INSERT INTO "certificates" VALUES(1,5,4,'Vann Rith','community-liberation-toolkit',18,3,1684717201878,1684738822160);
CREATE TABLE chats (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('private', 'group')),
  person_id INTEGER UNIQUE REFERENCES people (id),
  reach TEXT NOT NULL DEFAULT 'open' CHECK (reach IN ('open', 'blocked', 'gone', 'left')),
  not_before INTEGER NOT NULL DEFAULT 0,
  screen_message_id INTEGER,
  unasked_on INTEGER NOT NULL DEFAULT 0,
  unasked_count INTEGER NOT NULL DEFAULT 0,
  unasked_at INTEGER NOT NULL DEFAULT 0,
  dialog TEXT
) STRICT;
INSERT INTO "chats" VALUES(-4000000000000039,'private',NULL,'gone',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(-4000003,'group',NULL,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(-4000002,'group',NULL,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000004,'private',1,'open',0,NULL,738662,0,0,'{"in":"people.list","cohort":1}');
INSERT INTO "chats" VALUES(710000005,'private',2,'open',0,NULL,738662,0,0,NULL);
INSERT INTO "chats" VALUES(710000006,'private',3,'open',0,NULL,738662,0,0,NULL);
INSERT INTO "chats" VALUES(710000007,'private',4,'open',0,NULL,738662,0,0,NULL);
INSERT INTO "chats" VALUES(710000008,'private',5,'open',0,NULL,738662,0,0,NULL);
INSERT INTO "chats" VALUES(710000009,'private',6,'open',0,NULL,738662,0,0,NULL);
INSERT INTO "chats" VALUES(710000011,'private',7,'open',0,NULL,738662,0,0,NULL);
INSERT INTO "chats" VALUES(710000012,'private',8,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000013,'private',9,'open',0,NULL,738662,0,0,NULL);
INSERT INTO "chats" VALUES(710000014,'private',11,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000101,'private',12,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000102,'private',13,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000103,'private',14,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000104,'private',15,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000105,'private',16,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000106,'private',17,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000107,'private',18,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000108,'private',19,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000109,'private',20,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000110,'private',21,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000111,'private',22,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000112,'private',23,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000113,'private',24,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000114,'private',25,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000115,'private',26,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000116,'private',27,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000117,'private',28,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000118,'private',29,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000119,'private',30,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000120,'private',31,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000121,'private',32,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000122,'private',33,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000123,'private',34,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000124,'private',35,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000125,'private',36,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000126,'private',37,'blocked',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000140,'private',38,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000142,'private',40,'open',0,NULL,0,0,0,NULL);
INSERT INTO "chats" VALUES(710000143,'private',NULL,'open',0,NULL,0,0,0,'{"in":"join.name","office":false,"invite":11,"language":"en","version":1}');
INSERT INTO "chats" VALUES(710000144,'private',41,'open',0,NULL,0,0,0,NULL);
CREATE TABLE cohorts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  course TEXT NOT NULL,
  title TEXT NOT NULL,
  zone TEXT NOT NULL,
  group_chat_id INTEGER UNIQUE REFERENCES chats (id) ON UPDATE CASCADE,
  rungs TEXT NOT NULL DEFAULT '["week","evening","start10","closing"]',
  quiet_days TEXT NOT NULL DEFAULT '[]',
  next_digest_at INTEGER,
  digest TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  closed_at INTEGER
) STRICT;
INSERT INTO "cohorts" VALUES(1,'community-liberation-toolkit','Module 4, May 2023','Asia/Phnom_Penh',-4000002,'["week","evening","start10","closing"]','["2023-06-07"]',1685293200000,'{"monday":"2023-05-15","upto":null,"counts":{"joined":0,"finished":0,"answered":0,"there":0,"places":0,"announced":0,"unclear":0}}',1684717201740,NULL);
INSERT INTO "cohorts" VALUES(2,'community-liberation-toolkit','Elsewhere','Asia/Phnom_Penh',-4000003,'["week","evening","start10","closing"]','[]',1685293200000,'{"monday":"2023-05-15","upto":null,"counts":{"joined":0,"finished":0,"answered":0,"there":0,"places":0,"announced":0,"unclear":0}}',1684724400251,NULL);
CREATE TABLE connection_troubles (
  session_id INTEGER NOT NULL REFERENCES sessions (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  trouble TEXT NOT NULL CHECK (trouble IN ('sound', 'link', 'line', 'other')),
  reported_at INTEGER NOT NULL,
  over_at INTEGER,
  PRIMARY KEY (session_id, person_id)
) STRICT;
INSERT INTO "connection_troubles" VALUES(5,5,'sound',1684739700048,NULL);
CREATE TABLE contacts (
  cohort_id INTEGER NOT NULL REFERENCES cohorts (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  spoken_at INTEGER,
  put_off_until INTEGER,
  noted_by INTEGER NOT NULL REFERENCES people (id),
  PRIMARY KEY (cohort_id, person_id)
) STRICT;
INSERT INTO "contacts" VALUES(1,2,1684739306986,NULL,1);
INSERT INTO "contacts" VALUES(1,3,NULL,1684800000000,1);
CREATE TABLE dead_updates (
  update_id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  error TEXT NOT NULL,
  tries INTEGER NOT NULL,
  died_at INTEGER NOT NULL
) STRICT;
INSERT INTO "dead_updates" VALUES(5,'message','TypeError',1,1684739307805);
INSERT INTO "dead_updates" VALUES(7,'callback_query','StatementFailed',2,1684739701044);
CREATE TABLE discussion_votes (
  discussion_id INTEGER NOT NULL REFERENCES discussions (id),
  step INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES people (id),
  choice TEXT NOT NULL,
  voted_at INTEGER NOT NULL,
  PRIMARY KEY (discussion_id, step, person_id)
) STRICT;
INSERT INTO "discussion_votes" VALUES(1,0,2,'a',1684738800391);
INSERT INTO "discussion_votes" VALUES(1,0,3,'a',1684738800417);
INSERT INTO "discussion_votes" VALUES(1,0,4,'a',1684738800437);
INSERT INTO "discussion_votes" VALUES(1,0,5,'b',1684738800459);
INSERT INTO "discussion_votes" VALUES(1,0,6,'c',1684738800493);
INSERT INTO "discussion_votes" VALUES(1,1,2,'a',1684738810701);
INSERT INTO "discussion_votes" VALUES(1,1,3,'b',1684738810721);
CREATE TABLE discussions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  cohort_id INTEGER NOT NULL REFERENCES cohorts (id),
  chat_id INTEGER NOT NULL REFERENCES chats (id) ON UPDATE CASCADE,
  started_by INTEGER NOT NULL REFERENCES people (id),
  led_by INTEGER NOT NULL REFERENCES people (id),
  kind TEXT NOT NULL CHECK (kind IN ('scenario', 'case')),
  content TEXT NOT NULL,
  language TEXT NOT NULL,
  step INTEGER NOT NULL DEFAULT 0,
  node TEXT NOT NULL,
  voting INTEGER NOT NULL DEFAULT 1 CHECK (voting IN (0, 1)),
  way TEXT NOT NULL DEFAULT '[]',
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  edits INTEGER NOT NULL DEFAULT 0,
  edited_at INTEGER NOT NULL,
  screen_message_id INTEGER,
  started_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
INSERT INTO "discussions" VALUES(1,1,-4000002,1,1,'scenario','m4.s1','en',1,'n2',1,'[["n1","a"]]','open',1,1684738816618,123,1684724400118,NULL);
INSERT INTO "discussions" VALUES(2,2,-4000003,9,9,'case','m4.k1','en',0,'0',0,'[]','closed',1,1684739307485,284,1684739307376,1684739307485);
INSERT INTO "discussions" VALUES(3,2,-4000003,9,9,'case','m4.k1','en',0,'0',1,'[]','open',0,1684739307545,284,1684739307545,NULL);
CREATE TABLE enrolments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id),
  cohort_id INTEGER NOT NULL REFERENCES cohorts (id),
  organization_id INTEGER REFERENCES organizations (id),
  state TEXT NOT NULL CHECK (state IN ('invited', 'waiting', 'active', 'finished', 'left', 'refused')),
  joined_at INTEGER,
  ended_at INTEGER,
  invite_id INTEGER REFERENCES invites (id),
  used_at INTEGER,
  refresh_days INTEGER NOT NULL DEFAULT 31,
  refresh_minute INTEGER NOT NULL DEFAULT 735,
  next_refresh_at INTEGER,
  next_lesson_at INTEGER,
  unanswered_pushes INTEGER NOT NULL DEFAULT 0,
  UNIQUE (person_id, cohort_id)
) STRICT;
INSERT INTO "enrolments" VALUES(1,2,1,1,'active',1684717201788,NULL,2,1684717201788,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(3,3,1,1,'active',1684717201835,NULL,3,1684717201835,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(5,4,1,1,'active',1684717201878,NULL,4,1684717201878,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(7,5,1,1,'active',1684717201920,NULL,5,1684717201920,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(9,6,1,1,'active',1684717201966,NULL,6,1684717201966,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(11,9,1,1,'active',1684724400240,NULL,9,1684724400240,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(13,10,1,1,'invited',NULL,NULL,NULL,1684724400264,31,735,NULL,NULL,0);
INSERT INTO "enrolments" VALUES(14,11,1,NULL,'waiting',NULL,NULL,11,1684735200372,31,735,NULL,NULL,0);
INSERT INTO "enrolments" VALUES(15,12,1,1,'active',1684652905045,NULL,12,1684652905045,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(17,13,1,1,'active',1684652905060,NULL,13,1684652905060,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(19,14,1,1,'active',1684652905080,NULL,14,1684652905080,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(21,15,1,1,'active',1684652905101,NULL,15,1684652905101,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(23,16,1,1,'active',1679555305112,NULL,16,1679555305112,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(25,17,1,1,'active',1679555305120,NULL,17,1679555305120,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(27,18,1,1,'active',1684652905132,NULL,18,1684652905132,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(29,19,1,1,'active',1684652905139,NULL,19,1684652905139,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(31,20,1,1,'active',1684652905156,NULL,20,1684652905156,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(33,21,1,1,'left',1684652905164,1684739700126,21,1684652905164,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(35,22,1,1,'active',1684652905177,NULL,22,1684652905177,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(37,23,1,1,'active',1684652905192,NULL,23,1684652905192,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(39,24,1,1,'active',1684652905196,NULL,24,1684652905196,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(41,25,1,1,'active',1684652905212,NULL,25,1684652905212,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(43,26,1,1,'active',1684652905225,NULL,26,1684652905225,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(45,27,1,1,'active',1684652905228,NULL,27,1684652905228,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(47,28,1,1,'active',1684652905244,NULL,28,1684652905244,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(49,29,1,1,'active',1684652905256,NULL,29,1684652905256,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(51,30,1,1,'active',1684652905276,NULL,30,1684652905276,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(53,31,1,1,'active',1684652905287,NULL,31,1684652905287,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(55,32,1,1,'active',1684652905301,NULL,32,1684652905301,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(57,33,1,1,'active',1684652905312,NULL,33,1684652905312,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(59,34,1,1,'active',1684652905330,NULL,34,1684652905330,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(61,35,1,1,'active',1684652905344,NULL,35,1684652905344,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(63,36,1,1,'active',1684652905356,NULL,36,1684652905356,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(65,37,1,1,'active',1684652905448,NULL,37,1684652905448,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(67,38,2,NULL,'active',1684652905453,NULL,38,1684652905453,31,735,NULL,1684818900000,0);
INSERT INTO "enrolments" VALUES(69,39,1,NULL,'left',1684739306840,1684739306885,39,1684739306840,31,735,NULL,NULL,0);
INSERT INTO "enrolments" VALUES(71,41,1,1,'active',1684739700502,NULL,44,1684739700502,31,735,NULL,NULL,0);
INSERT INTO "enrolments" VALUES(73,42,1,1,'invited',NULL,NULL,NULL,1684739701043,31,735,NULL,NULL,0);
CREATE TABLE errands (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  about TEXT NOT NULL DEFAULT '{}',
  chat_id INTEGER NOT NULL REFERENCES chats (id) ON UPDATE CASCADE,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  done_at INTEGER
) STRICT;
INSERT INTO "errands" VALUES(1,'people.roster','{}',710000004,'done',1,1684735500230,1684735200213,1684735200259);
INSERT INTO "errands" VALUES(2,'people.cards','{}',710000004,'done',1,1684740000955,1684739700936,1684739700971);
INSERT INTO "errands" VALUES(3,'followup.report','{}',710000004,'done',1,1684740000989,1684739700983,1684739701003);
INSERT INTO "errands" VALUES(4,'followup.report','{}',710000004,'done',1,1684740001019,1684739701008,1684739701022);
INSERT INTO "errands" VALUES(5,'followup.report','{}',710000004,'done',1,1684740001031,1684739701029,1684739701034);
INSERT INTO "errands" VALUES(6,'followup.report','{"as":"picture","at":"2023-05-22T07:15:00+00:00","cohort":1,"message":null,"page":"overview"}',710000004,'waiting',0,1684739701059,1684739701059,NULL);
INSERT INTO "errands" VALUES(7,'people.roster','{"cohort":1,"file":"a file of then"}',710000004,'waiting',0,1684739701057,1684739701057,NULL);
INSERT INTO "errands" VALUES(8,'people.cards','{"cohort":1,"file":"a sheet of then"}',710000004,'waiting',0,1684739701056,1684739701056,NULL);
CREATE TABLE file_ids (
  recipe TEXT NOT NULL,
  bot_id INTEGER NOT NULL,
  file_id TEXT NOT NULL,
  kept_at INTEGER NOT NULL,
  PRIMARY KEY (recipe, bot_id)
) STRICT;
INSERT INTO "file_ids" VALUES('856d2c6f45b7556c8ac14c207d964af866f5b30a7c1e507945832184f5f8861c',7000000001,'SIMAQAAAAABoTuGAQAAAAAAAAAF',1684738823578);
CREATE TABLE invite_uses (
  invite_id INTEGER NOT NULL REFERENCES invites (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  used_at INTEGER NOT NULL,
  PRIMARY KEY (invite_id, person_id)
) STRICT;
INSERT INTO "invite_uses" VALUES(1,1,1684717201763);
INSERT INTO "invite_uses" VALUES(2,2,1684717201788);
INSERT INTO "invite_uses" VALUES(3,3,1684717201835);
INSERT INTO "invite_uses" VALUES(4,4,1684717201878);
INSERT INTO "invite_uses" VALUES(5,5,1684717201920);
INSERT INTO "invite_uses" VALUES(6,6,1684717201966);
INSERT INTO "invite_uses" VALUES(7,7,1684724400183);
INSERT INTO "invite_uses" VALUES(8,8,1684724400212);
INSERT INTO "invite_uses" VALUES(9,9,1684724400240);
INSERT INTO "invite_uses" VALUES(11,11,1684735200372);
INSERT INTO "invite_uses" VALUES(12,12,1684652905045);
INSERT INTO "invite_uses" VALUES(13,13,1684652905060);
INSERT INTO "invite_uses" VALUES(14,14,1684652905080);
INSERT INTO "invite_uses" VALUES(15,15,1684652905101);
INSERT INTO "invite_uses" VALUES(16,16,1679555305112);
INSERT INTO "invite_uses" VALUES(17,17,1679555305120);
INSERT INTO "invite_uses" VALUES(18,18,1684652905132);
INSERT INTO "invite_uses" VALUES(19,19,1684652905139);
INSERT INTO "invite_uses" VALUES(20,20,1684652905156);
INSERT INTO "invite_uses" VALUES(21,21,1684652905164);
INSERT INTO "invite_uses" VALUES(22,22,1684652905177);
INSERT INTO "invite_uses" VALUES(23,23,1684652905192);
INSERT INTO "invite_uses" VALUES(24,24,1684652905196);
INSERT INTO "invite_uses" VALUES(25,25,1684652905212);
INSERT INTO "invite_uses" VALUES(26,26,1684652905225);
INSERT INTO "invite_uses" VALUES(27,27,1684652905228);
INSERT INTO "invite_uses" VALUES(28,28,1684652905244);
INSERT INTO "invite_uses" VALUES(29,29,1684652905256);
INSERT INTO "invite_uses" VALUES(30,30,1684652905276);
INSERT INTO "invite_uses" VALUES(31,31,1684652905287);
INSERT INTO "invite_uses" VALUES(32,32,1684652905301);
INSERT INTO "invite_uses" VALUES(33,33,1684652905312);
INSERT INTO "invite_uses" VALUES(34,34,1684652905330);
INSERT INTO "invite_uses" VALUES(35,35,1684652905344);
INSERT INTO "invite_uses" VALUES(36,36,1684652905356);
INSERT INTO "invite_uses" VALUES(37,37,1684652905448);
INSERT INTO "invite_uses" VALUES(38,38,1684652905453);
INSERT INTO "invite_uses" VALUES(39,39,1684739306840);
INSERT INTO "invite_uses" VALUES(40,40,1684739307706);
INSERT INTO "invite_uses" VALUES(44,41,1684739700502);
CREATE TABLE invites (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  token_hash TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('participant', 'coordinator', 'administrator')),
  cohort_id INTEGER REFERENCES cohorts (id),
  organization_id INTEGER REFERENCES organizations (id),
  person_id INTEGER REFERENCES people (id),
  created_by INTEGER REFERENCES people (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  uses_allowed INTEGER NOT NULL DEFAULT 1,
  uses INTEGER NOT NULL DEFAULT 0,
  revoked_at INTEGER,
  CHECK (uses BETWEEN 0 AND uses_allowed)
) STRICT;
INSERT INTO "invites" VALUES(1,'c703ec2c29f76ced54d576f51bb25596289085a0524f8ad9015b5c1cacccd15c','coordinator',1,NULL,NULL,NULL,1684717201763,1684718101763,1,1,NULL);
INSERT INTO "invites" VALUES(2,'93d7627a4c91bceff60774ab8a4247b73a5338672e066234e43bea9b9cfea7d5','participant',1,1,2,NULL,1684717201788,1685926801788,1,1,1684717201788);
INSERT INTO "invites" VALUES(3,'cd551db5a2342cdd6fe975733dfb271a0779bccafc7da21b85d14852e2edc230','participant',1,1,3,NULL,1684717201835,1685926801835,1,1,1684717201835);
INSERT INTO "invites" VALUES(4,'61a5bda9ff7db18f7b8366a474d33eead41989cf920e08440aff39feeaa75ae1','participant',1,1,4,NULL,1684717201878,1685926801878,1,1,1684717201878);
INSERT INTO "invites" VALUES(5,'ac2796e2e630f39b7a8bcb159e19a1140cb564e9589197ea18aba53c9dd541f4','participant',1,1,5,NULL,1684717201920,1685926801920,1,1,1684717201920);
INSERT INTO "invites" VALUES(6,'3b6eb25e0f66e25e9a3cea242018fc3f927bc505ab2c30a63f1b7a1a40510fe3','participant',1,1,6,NULL,1684717201966,1685926801966,1,1,1684717201966);
INSERT INTO "invites" VALUES(7,'669043228ee11039777a5f7528c5e7e5c36dc61f31d1bfa873352c0831104026','coordinator',1,NULL,NULL,NULL,1684724400183,1684725300183,1,1,NULL);
INSERT INTO "invites" VALUES(8,'a3f97885f39404217af2e8e9bb1f64c423d2348efb83ac81e56b7a590a35a399','administrator',NULL,NULL,NULL,NULL,1684724400212,1684725300212,1,1,NULL);
INSERT INTO "invites" VALUES(9,'8a7d85728f09f5b2a198fbd4c95c55d5a31c65c77409e8a99cab780b9e954f16','participant',1,1,9,NULL,1684724400240,1685934000240,1,1,1684724400240);
INSERT INTO "invites" VALUES(10,'e88b3a57cab81622606aff913dd840c3f23bf777dce9d902c93c10372a6228be','participant',1,1,10,NULL,1684724400264,1685934000264,1,0,1684739307749);
INSERT INTO "invites" VALUES(11,'51c4c590bbcf6b1667a87cbd808182c53e2b261c48d3d9b111c2bc8bee9ca2c3','participant',1,NULL,NULL,1,1684735200288,1685944800288,14,1,NULL);
INSERT INTO "invites" VALUES(12,'54c2bcbaf0ee1fdae2c891498925ccaa5ae4e8f3335a858c8a03fcfeda6436ad','participant',1,1,12,NULL,1684652905045,1685862505045,1,1,1684652905045);
INSERT INTO "invites" VALUES(13,'f36880cb455b0c6f2dc90a3e0d1f88a6e20ab1f55580e7a2de16988bf577c06a','participant',1,1,13,NULL,1684652905060,1685862505060,1,1,1684652905060);
INSERT INTO "invites" VALUES(14,'1aec01e453b1c5b6a67d6b42f54dfbd4fcfea2b63c0976e3e5d6e62f94f9a681','participant',1,1,14,NULL,1684652905080,1685862505080,1,1,1684652905080);
INSERT INTO "invites" VALUES(15,'dac926995dd05069a67f83f7ee76acc655e81821070b076dd028d49fca0a0608','participant',1,1,15,NULL,1684652905101,1685862505101,1,1,1684652905101);
INSERT INTO "invites" VALUES(16,'0d44b617517add0cc662331e38b4d5ea6de5994938f749f394ca4d981004952a','participant',1,1,16,NULL,1679555305112,1680764905112,1,1,1679555305112);
INSERT INTO "invites" VALUES(17,'252e545f5ca6a0106e9309260eecdb979c8d0b4761f55f3ac517daeb3ee6b964','participant',1,1,17,NULL,1679555305120,1680764905120,1,1,1679555305120);
INSERT INTO "invites" VALUES(18,'c31d4ae5dbcb2acbed4253cef70ecee44598895c1de1040bcb6eae1216c1b2c7','participant',1,1,18,NULL,1684652905132,1685862505132,1,1,1684652905132);
INSERT INTO "invites" VALUES(19,'a160795b95ac66bb38e6aa7ef38bd2a773d9ea8f8a859e38ab92c7f14c94f953','participant',1,1,19,NULL,1684652905139,1685862505139,1,1,1684652905139);
INSERT INTO "invites" VALUES(20,'6490d65c703f9d53bcb73ed689b0350b9e1a7a5a6ff12fe7d9e761e78a8470d2','participant',1,1,20,NULL,1684652905156,1685862505156,1,1,1684652905156);
INSERT INTO "invites" VALUES(21,'ac0245ce79b713d365f3ba6280bdae84a6a97b8eefe900992c403d3f97bcdd9d','participant',1,1,21,NULL,1684652905164,1685862505164,1,1,1684652905164);
INSERT INTO "invites" VALUES(22,'4fe6c89ce9871efacf2f2de6d547e2b4f972631e57a80503ab94079d957e3db0','participant',1,1,22,NULL,1684652905177,1685862505177,1,1,1684652905177);
INSERT INTO "invites" VALUES(23,'660169b41095385b274c58d6835a1cbdfab84ce585fc0e400e94451db2180198','participant',1,1,23,NULL,1684652905192,1685862505192,1,1,1684652905192);
INSERT INTO "invites" VALUES(24,'69e4e4b469f7e69deae381add03eff47aded1483a30656d4b8adbcd722d8b91f','participant',1,1,24,NULL,1684652905196,1685862505196,1,1,1684652905196);
INSERT INTO "invites" VALUES(25,'f0b927f8c3586ac43ce0d2c3f6d5fc902c73564ea16c9f1d6a6c41bb3bda8bda','participant',1,1,25,NULL,1684652905212,1685862505212,1,1,1684652905212);
INSERT INTO "invites" VALUES(26,'f9ef7acef2b8fd1884238a6781a6053ced45a96ea7c3e4e9ccba404e44821c93','participant',1,1,26,NULL,1684652905225,1685862505225,1,1,1684652905225);
INSERT INTO "invites" VALUES(27,'62e622f914967f41e308abc392cd8a78584683b0a01c3a53fa4a0fb2cccce4ea','participant',1,1,27,NULL,1684652905228,1685862505228,1,1,1684652905228);
INSERT INTO "invites" VALUES(28,'84cb15d4b32c91d504669e23720a2e79f64ac6a28c8b4eaaeeb4761c6cfe636d','participant',1,1,28,NULL,1684652905244,1685862505244,1,1,1684652905244);
INSERT INTO "invites" VALUES(29,'27d395aa49d7ba659ab0dc1a3ec9dee921879e6d31057112892b010ed89225c0','participant',1,1,29,NULL,1684652905256,1685862505256,1,1,1684652905256);
INSERT INTO "invites" VALUES(30,'23b173d110e7bcd5b4c510230dd33510f7bc0ff7720cf5910a3585e174ac4184','participant',1,1,30,NULL,1684652905276,1685862505276,1,1,1684652905276);
INSERT INTO "invites" VALUES(31,'cebea252227aeeae1d8a00fb53c04ebc94144ca2e119e2a3e09e1b7265e065de','participant',1,1,31,NULL,1684652905287,1685862505287,1,1,1684652905287);
INSERT INTO "invites" VALUES(32,'c06d89e626e04e244c1c1c95acb1711b5345a9662ad53873261a4ec5a0a8d821','participant',1,1,32,NULL,1684652905301,1685862505301,1,1,1684652905301);
INSERT INTO "invites" VALUES(33,'26e482df4c7fb129d122e7bb178c9900801d509010deac595297fa09023535b6','participant',1,1,33,NULL,1684652905312,1685862505312,1,1,1684652905312);
INSERT INTO "invites" VALUES(34,'009e228a189190a307226bc24acec0c329605804082cc6e86dae8bf58ae72158','participant',1,1,34,NULL,1684652905330,1685862505330,1,1,1684652905330);
INSERT INTO "invites" VALUES(35,'0db73e9856b3785140454c37b9e0b738681c002aae1782eccc7fd599b57ae1ad','participant',1,1,35,NULL,1684652905344,1685862505344,1,1,1684652905344);
INSERT INTO "invites" VALUES(36,'46fdfb181e2c5cfe173c9763d105659e63fe6d2a52d3497641e340287e2e736b','participant',1,1,36,NULL,1684652905356,1685862505356,1,1,1684652905356);
INSERT INTO "invites" VALUES(37,'7a04b192a67545ab79b3b2a8f70a58796a2421c66a3bb0ac8ce729e8162cd4d8','participant',1,1,37,NULL,1684652905448,1685862505448,1,1,1684652905448);
INSERT INTO "invites" VALUES(38,'37c50dc1ca33d7fc9f3ac23823584abe328642c54dfa36713a08fe123daa9dae','participant',2,NULL,38,NULL,1684652905453,1685862505453,1,1,1684652905453);
INSERT INTO "invites" VALUES(39,'b3b817936a97da053f83a288e8619046261b3f170b8f7ee0731069ab0af07b1f','participant',1,1,39,NULL,1684739306840,1685948906840,1,1,1684739306840);
INSERT INTO "invites" VALUES(40,'8ac44abf873e5278573647becc66c9b997f4d8d658938b0e024c3be84eb277c7','coordinator',1,NULL,NULL,NULL,1684739307706,1684740207706,1,1,NULL);
INSERT INTO "invites" VALUES(41,'1c36015a19eda1de39ebd1cb2f004d81d4bc6625752ddcddc88f3457739483c6','participant',1,1,10,1,1684739307749,1685948907749,1,0,1684739700977);
INSERT INTO "invites" VALUES(42,'781614d5dd7a16324a1fd8fb3e5af0f69d5782ec1d40b8e61947c19d6aec8877','coordinator',1,NULL,NULL,NULL,1684739700459,1684740600459,1,0,NULL);
INSERT INTO "invites" VALUES(43,'7bd4dccf82dce2a16fa7703f465aeca4211d91b8c9eb7036c841eb872b0b3f7c','administrator',NULL,NULL,NULL,NULL,1684739700483,1684740600483,1,0,NULL);
INSERT INTO "invites" VALUES(44,'39b3d1d97f8a7d5c5f2cf92e06724a5ae94e54043a07febf211a1f323540e001','participant',1,1,41,NULL,1684739700483,1685949300483,1,1,1684739700502);
INSERT INTO "invites" VALUES(45,'9483ce3057b01a980650e62bd0284cd2cb9444ae377d6f97e75789f5d7589a30','participant',1,1,10,1,1684739700977,1685949300977,1,0,NULL);
INSERT INTO "invites" VALUES(46,'210297ec4ba1a133e2d687c2fe4467abd5224d80cf17d07b355cec1de2db5221','participant',1,1,42,NULL,1684739701043,1685949301043,1,0,NULL);
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
INSERT INTO "meta" VALUES('bot_username','romleuk_bot');
INSERT INTO "meta" VALUES('alive_at','1684739700000');
INSERT INTO "meta" VALUES('audit','');
INSERT INTO "meta" VALUES('certificate_secret','e6709748d0dad93244c2edd2ac0a6cde86efbfd0b9ba3411789d2011a3f79945');
CREATE TABLE organizations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL
) STRICT;
INSERT INTO "organizations" VALUES(1,'Lotus House','lotus house',1684717201740);
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  chat_id INTEGER NOT NULL REFERENCES chats (id) ON UPDATE CASCADE,
  lane INTEGER NOT NULL CHECK (lane BETWEEN 0 AND 3),
  kind TEXT NOT NULL,
  about TEXT NOT NULL DEFAULT '{}',
  call TEXT,
  edits_id INTEGER REFERENCES outbox (id),
  dedup TEXT UNIQUE,
  due_at INTEGER NOT NULL,
  expires_at INTEGER,
  state TEXT NOT NULL DEFAULT 'pending'
    CHECK (state IN ('pending', 'leased', 'sent', 'expired', 'dropped', 'skipped', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  fence INTEGER NOT NULL DEFAULT 0,
  lease_until INTEGER,
  announcement_id INTEGER REFERENCES announcements (id),
  message_id INTEGER,
  more_message_ids TEXT,
  reason TEXT,
  maybe_duplicate INTEGER NOT NULL DEFAULT 0 CHECK (maybe_duplicate IN (0, 1)),
  created_at INTEGER NOT NULL,
  done_at INTEGER
) STRICT;
INSERT INTO "outbox" VALUES(1,710000004,1,'people.joined','{"enrolment":1}',NULL,NULL,'people.joined:1:1:1684717202',1684717201788,1687309201788,'sent',1,1,NULL,NULL,7,NULL,NULL,0,1684717201788,1684717201831);
INSERT INTO "outbox" VALUES(2,710000004,1,'people.joined','{"enrolment":3}',NULL,NULL,'people.joined:3:1:1684717202',1684717201835,1687309201835,'sent',1,1,NULL,NULL,10,NULL,NULL,0,1684717201835,1684717201867);
INSERT INTO "outbox" VALUES(3,710000004,1,'people.joined','{"enrolment":5}',NULL,NULL,'people.joined:5:1:1684717202',1684717201878,1687309201878,'sent',1,1,NULL,NULL,13,NULL,NULL,0,1684717201878,1684717201911);
INSERT INTO "outbox" VALUES(4,710000004,1,'people.joined','{"enrolment":7}',NULL,NULL,'people.joined:7:1:1684717202',1684717201920,1687309201920,'sent',1,1,NULL,NULL,16,NULL,NULL,0,1684717201920,1684717201953);
INSERT INTO "outbox" VALUES(5,710000004,1,'people.joined','{"enrolment":9}',NULL,NULL,'people.joined:9:1:1684717202',1684717201966,1687309201966,'sent',1,1,NULL,NULL,19,NULL,NULL,0,1684717201966,1684717201994);
INSERT INTO "outbox" VALUES(6,-4000002,0,'say','{}',NULL,NULL,NULL,1684717202004,NULL,'sent',1,1,NULL,NULL,21,NULL,NULL,0,1684717202004,1684717202016);
INSERT INTO "outbox" VALUES(7,710000004,0,'say','{}',NULL,NULL,NULL,1684724400005,NULL,'sent',1,1,NULL,NULL,23,NULL,NULL,0,1684724400005,1684724400052);
INSERT INTO "outbox" VALUES(8,710000004,0,'show','{}',NULL,NULL,NULL,1684724400054,NULL,'sent',1,1,NULL,NULL,23,NULL,NULL,0,1684724400054,1684724400066);
INSERT INTO "outbox" VALUES(9,710000004,0,'show','{}',NULL,NULL,NULL,1684724400080,NULL,'sent',1,1,NULL,NULL,23,NULL,NULL,0,1684724400080,1684724400093);
INSERT INTO "outbox" VALUES(10,710000004,0,'show','{}',NULL,NULL,NULL,1684724400104,NULL,'sent',1,1,NULL,NULL,23,NULL,NULL,0,1684724400104,1684724400115);
INSERT INTO "outbox" VALUES(11,-4000002,1,'discussion.opened','{"discussion":1}',NULL,NULL,'discussion:1:opened',1684724400118,1684746000118,'sent',1,1,NULL,NULL,24,NULL,NULL,0,1684724400118,1684724400144);
INSERT INTO "outbox" VALUES(12,-4000002,1,'discussion.step','{"discussion":1,"step":0,"number":0}',NULL,NULL,'discussion:1:0:0',1684724400118,1684746000118,'sent',1,1,NULL,NULL,25,NULL,NULL,0,1684724400118,1684724400165);
INSERT INTO "outbox" VALUES(13,710000004,0,'show','{}',NULL,NULL,NULL,1684724400118,NULL,'sent',1,1,NULL,NULL,23,NULL,NULL,0,1684724400118,1684724400136);
INSERT INTO "outbox" VALUES(14,710000004,1,'people.joined','{"enrolment":11}',NULL,NULL,'people.joined:11:1:1684724400',1684724400240,1687316400240,'sent',1,1,NULL,NULL,34,NULL,NULL,0,1684724400240,1684724400308);
INSERT INTO "outbox" VALUES(15,710000011,1,'people.joined','{"enrolment":11}',NULL,NULL,'people.joined:11:7:1684724400',1684724400240,1687316400240,'sent',1,1,NULL,NULL,35,NULL,NULL,0,1684724400240,1684724400308);
INSERT INTO "outbox" VALUES(16,710000004,0,'say','{}',NULL,NULL,NULL,1684724400276,NULL,'sent',1,1,NULL,NULL,33,NULL,NULL,0,1684724400276,1684724400282);
INSERT INTO "outbox" VALUES(17,710000004,0,'say','{}',NULL,NULL,NULL,1684724400319,NULL,'sent',1,1,NULL,NULL,37,NULL,NULL,0,1684724400319,1684724400334);
INSERT INTO "outbox" VALUES(18,710000004,0,'say','{}',NULL,NULL,NULL,1684724400319,NULL,'sent',1,1,NULL,NULL,38,NULL,NULL,0,1684724400319,1684724400335);
INSERT INTO "outbox" VALUES(19,710000004,0,'show','{}',NULL,NULL,NULL,1684724400357,NULL,'sent',1,1,NULL,NULL,38,NULL,NULL,0,1684724400357,1684724400369);
INSERT INTO "outbox" VALUES(20,710000004,0,'show','{}',NULL,NULL,NULL,1684724400384,NULL,'sent',1,1,NULL,NULL,38,NULL,NULL,0,1684724400384,1684724400405);
INSERT INTO "outbox" VALUES(21,710000005,3,'announcement.part','{"announcement":1,"part":0}',NULL,NULL,'ann:1:2:0',1684724460384,NULL,'sent',1,1,NULL,1,39,NULL,NULL,0,1684724460384,1684724460449);
INSERT INTO "outbox" VALUES(22,710000006,3,'announcement.part','{"announcement":1,"part":0}',NULL,NULL,'ann:1:3:0',1684724460384,NULL,'sent',1,1,NULL,1,40,NULL,NULL,0,1684724460384,1684724460459);
INSERT INTO "outbox" VALUES(23,710000007,3,'announcement.part','{"announcement":1,"part":0}',NULL,NULL,'ann:1:4:0',1684724460384,NULL,'sent',1,1,NULL,1,41,NULL,NULL,0,1684724460384,1684724460459);
INSERT INTO "outbox" VALUES(24,710000008,3,'announcement.part','{"announcement":1,"part":0}',NULL,NULL,'ann:1:5:0',1684724460384,NULL,'sent',1,1,NULL,1,42,NULL,NULL,0,1684724460384,1684724460459);
INSERT INTO "outbox" VALUES(25,710000009,3,'announcement.part','{"announcement":1,"part":0}',NULL,NULL,'ann:1:6:0',1684724460384,NULL,'sent',1,1,NULL,1,43,NULL,NULL,0,1684724460384,1684724460459);
INSERT INTO "outbox" VALUES(26,710000013,3,'announcement.part','{"announcement":1,"part":0}',NULL,NULL,'ann:1:9:0',1684724460384,NULL,'sent',1,1,NULL,1,44,NULL,NULL,0,1684724460384,1684724460459);
INSERT INTO "outbox" VALUES(27,710000004,1,'announcement.progress','{"announcement":1}',NULL,NULL,'progress:1:1',1684724460384,NULL,'sent',1,1,NULL,NULL,38,NULL,NULL,0,1684724460384,1684724460449);
INSERT INTO "outbox" VALUES(28,710000004,1,'announcement.progress','{"announcement":1}',NULL,NULL,'progress:1:2',1684725600000,NULL,'sent',1,1,NULL,NULL,38,NULL,NULL,0,1684725600000,1684725600040);
INSERT INTO "outbox" VALUES(29,710000004,0,'say','{}',NULL,NULL,NULL,1684725600055,NULL,'sent',1,1,NULL,NULL,46,NULL,NULL,0,1684725600055,1684725600068);
INSERT INTO "outbox" VALUES(30,710000004,0,'show','{}',NULL,NULL,NULL,1684725600088,NULL,'sent',1,1,NULL,NULL,46,NULL,NULL,0,1684725600088,1684725600100);
INSERT INTO "outbox" VALUES(31,710000004,0,'show','{}',NULL,NULL,NULL,1684725600116,NULL,'sent',1,1,NULL,NULL,46,NULL,NULL,0,1684725600116,1684725600142);
INSERT INTO "outbox" VALUES(32,710000004,0,'show','{}',NULL,NULL,NULL,1684725600155,NULL,'sent',1,1,NULL,NULL,46,NULL,NULL,0,1684725600155,1684725600173);
INSERT INTO "outbox" VALUES(33,710000004,0,'say','{}',NULL,NULL,NULL,1684725600193,NULL,'sent',1,1,NULL,NULL,48,NULL,NULL,0,1684725600193,1684725600223);
INSERT INTO "outbox" VALUES(34,710000004,0,'say','{}',NULL,NULL,NULL,1684725600236,NULL,'sent',1,1,NULL,NULL,50,NULL,NULL,0,1684725600236,1684725600252);
INSERT INTO "outbox" VALUES(35,710000004,0,'say','{}',NULL,NULL,NULL,1684725600279,NULL,'sent',1,1,NULL,NULL,52,NULL,NULL,0,1684725600279,1684725600295);
INSERT INTO "outbox" VALUES(36,710000004,0,'show','{}',NULL,NULL,NULL,1684725600312,NULL,'sent',1,1,NULL,NULL,52,NULL,NULL,0,1684725600312,1684725600332);
INSERT INTO "outbox" VALUES(37,710000005,2,'session.week','{"session":1,"revision":1,"rung":"told"}',NULL,NULL,'reminder:1:1:told:2',1684725600344,1684727400000,'expired',1,1,NULL,NULL,NULL,NULL,'meeting today',0,1684725600344,1684725600380);
INSERT INTO "outbox" VALUES(38,710000006,2,'session.week','{"session":1,"revision":1,"rung":"told"}',NULL,NULL,'reminder:1:1:told:3',1684725600344,1684727400000,'expired',1,1,NULL,NULL,NULL,NULL,'meeting today',0,1684725600344,1684725600380);
INSERT INTO "outbox" VALUES(39,710000007,2,'session.week','{"session":1,"revision":1,"rung":"told"}',NULL,NULL,'reminder:1:1:told:4',1684725600344,1684727400000,'expired',1,1,NULL,NULL,NULL,NULL,'meeting today',0,1684725600344,1684725600380);
INSERT INTO "outbox" VALUES(40,710000008,2,'session.week','{"session":1,"revision":1,"rung":"told"}',NULL,NULL,'reminder:1:1:told:5',1684725600344,1684727400000,'expired',1,1,NULL,NULL,NULL,NULL,'meeting today',0,1684725600344,1684725600380);
INSERT INTO "outbox" VALUES(41,710000009,2,'session.week','{"session":1,"revision":1,"rung":"told"}',NULL,NULL,'reminder:1:1:told:6',1684725600344,1684727400000,'expired',1,1,NULL,NULL,NULL,NULL,'meeting today',0,1684725600344,1684725600380);
INSERT INTO "outbox" VALUES(42,710000013,2,'session.week','{"session":1,"revision":1,"rung":"told"}',NULL,NULL,'reminder:1:1:told:9',1684725600344,1684727400000,'expired',1,1,NULL,NULL,NULL,NULL,'meeting today',0,1684725600344,1684725600380);
INSERT INTO "outbox" VALUES(43,710000004,0,'say','{}',NULL,NULL,NULL,1684725600412,NULL,'sent',1,1,NULL,NULL,54,NULL,NULL,0,1684725600412,1684725600427);
INSERT INTO "outbox" VALUES(44,710000004,0,'show','{}',NULL,NULL,NULL,1684725600448,NULL,'sent',1,1,NULL,NULL,54,NULL,NULL,0,1684725600448,1684725600464);
INSERT INTO "outbox" VALUES(45,710000004,0,'show','{}',NULL,NULL,NULL,1684725600476,NULL,'sent',1,1,NULL,NULL,54,NULL,NULL,0,1684725600476,1684725600488);
INSERT INTO "outbox" VALUES(46,710000004,0,'show','{}',NULL,NULL,NULL,1684725600501,NULL,'sent',1,1,NULL,NULL,54,NULL,NULL,0,1684725600501,1684725600518);
INSERT INTO "outbox" VALUES(47,710000004,0,'say','{}',NULL,NULL,NULL,1684725600536,NULL,'sent',1,1,NULL,NULL,56,NULL,NULL,0,1684725600536,1684725600547);
INSERT INTO "outbox" VALUES(48,710000004,0,'show','{}',NULL,NULL,NULL,1684725600559,NULL,'sent',1,1,NULL,NULL,56,NULL,NULL,0,1684725600559,1684725600574);
INSERT INTO "outbox" VALUES(49,710000004,0,'say','{}',NULL,NULL,NULL,1684725600592,NULL,'sent',1,1,NULL,NULL,58,NULL,NULL,0,1684725600592,1684725600602);
INSERT INTO "outbox" VALUES(50,710000004,0,'show','{}',NULL,NULL,NULL,1684725600624,NULL,'sent',1,1,NULL,NULL,58,NULL,NULL,0,1684725600624,1684725600637);
INSERT INTO "outbox" VALUES(51,710000005,2,'session.week','{"session":2,"revision":1,"rung":"told"}',NULL,NULL,'reminder:2:1:told:2',1684800000000,1685268000000,'pending',0,1,NULL,NULL,NULL,NULL,'meeting today',0,1684725600659,NULL);
INSERT INTO "outbox" VALUES(52,710000006,2,'session.week','{"session":2,"revision":1,"rung":"told"}',NULL,NULL,'reminder:2:1:told:3',1684800000000,1685268000000,'pending',0,1,NULL,NULL,NULL,NULL,'meeting today',0,1684725600659,NULL);
INSERT INTO "outbox" VALUES(53,710000007,2,'session.week','{"session":2,"revision":1,"rung":"told"}',NULL,NULL,'reminder:2:1:told:4',1684800000000,1685268000000,'pending',0,1,NULL,NULL,NULL,NULL,'meeting today',0,1684725600659,NULL);
INSERT INTO "outbox" VALUES(54,710000008,2,'session.week','{"session":2,"revision":1,"rung":"told"}',NULL,NULL,'reminder:2:1:told:5',1684800000000,1685268000000,'pending',0,1,NULL,NULL,NULL,NULL,'meeting today',0,1684725600659,NULL);
INSERT INTO "outbox" VALUES(55,710000009,2,'session.week','{"session":2,"revision":1,"rung":"told"}',NULL,NULL,'reminder:2:1:told:6',1684800000000,1685268000000,'pending',0,1,NULL,NULL,NULL,NULL,'meeting today',0,1684725600659,NULL);
INSERT INTO "outbox" VALUES(56,710000013,2,'session.week','{"session":2,"revision":1,"rung":"told"}',NULL,NULL,'reminder:2:1:told:9',1684800000000,1685268000000,'pending',0,1,NULL,NULL,NULL,NULL,'meeting today',0,1684725600659,NULL);
INSERT INTO "outbox" VALUES(57,710000005,2,'session.start','{"session":1,"revision":1,"rung":"start10"}',NULL,NULL,'reminder:1:1:start10:2',1684727400000,1684728000000,'sent',1,1,NULL,NULL,59,NULL,NULL,0,1684727400000,1684727400037);
INSERT INTO "outbox" VALUES(58,710000006,2,'session.start','{"session":1,"revision":1,"rung":"start10"}',NULL,NULL,'reminder:1:1:start10:3',1684727400000,1684728000000,'sent',1,1,NULL,NULL,60,NULL,NULL,0,1684727400000,1684727400037);
INSERT INTO "outbox" VALUES(59,710000007,2,'session.start','{"session":1,"revision":1,"rung":"start10"}',NULL,NULL,'reminder:1:1:start10:4',1684727400000,1684728000000,'sent',1,1,NULL,NULL,61,NULL,NULL,0,1684727400000,1684727400037);
INSERT INTO "outbox" VALUES(60,710000008,2,'session.start','{"session":1,"revision":1,"rung":"start10"}',NULL,NULL,'reminder:1:1:start10:5',1684727400000,1684728000000,'sent',1,1,NULL,NULL,62,NULL,NULL,0,1684727400000,1684727400037);
INSERT INTO "outbox" VALUES(61,710000009,2,'session.start','{"session":1,"revision":1,"rung":"start10"}',NULL,NULL,'reminder:1:1:start10:6',1684727400000,1684728000000,'sent',1,1,NULL,NULL,63,NULL,NULL,0,1684727400000,1684727400037);
INSERT INTO "outbox" VALUES(62,710000013,2,'session.start','{"session":1,"revision":1,"rung":"start10"}',NULL,NULL,'reminder:1:1:start10:9',1684727400000,1684728000000,'sent',1,1,NULL,NULL,64,NULL,NULL,0,1684727400000,1684727400037);
INSERT INTO "outbox" VALUES(63,710000005,3,'session.tidy','{"session":1}',NULL,57,'tidy:57',1684733400000,NULL,'sent',1,1,NULL,NULL,59,NULL,NULL,0,1684733400000,1684733400030);
INSERT INTO "outbox" VALUES(64,710000006,3,'session.tidy','{"session":1}',NULL,58,'tidy:58',1684733400000,NULL,'sent',1,1,NULL,NULL,60,NULL,NULL,0,1684733400000,1684733400030);
INSERT INTO "outbox" VALUES(65,710000007,3,'session.tidy','{"session":1}',NULL,59,'tidy:59',1684733400000,NULL,'sent',1,1,NULL,NULL,61,NULL,NULL,0,1684733400000,1684733400030);
INSERT INTO "outbox" VALUES(66,710000008,3,'session.tidy','{"session":1}',NULL,60,'tidy:60',1684733400000,NULL,'sent',1,1,NULL,NULL,62,NULL,NULL,0,1684733400000,1684733400030);
INSERT INTO "outbox" VALUES(67,710000009,3,'session.tidy','{"session":1}',NULL,61,'tidy:61',1684733400000,NULL,'sent',1,1,NULL,NULL,63,NULL,NULL,0,1684733400000,1684733400030);
INSERT INTO "outbox" VALUES(68,710000013,3,'session.tidy','{"session":1}',NULL,62,'tidy:62',1684733400000,NULL,'sent',1,1,NULL,NULL,64,NULL,NULL,0,1684733400000,1684733400030);
INSERT INTO "outbox" VALUES(69,710000005,2,'session.closing','{"session":1,"revision":1,"rung":"closing"}',NULL,NULL,'reminder:1:1:closing:2',1684734000000,1684760400000,'expired',1,1,NULL,NULL,NULL,NULL,'two a day',0,1684734000000,1684734000020);
INSERT INTO "outbox" VALUES(70,710000006,2,'session.closing','{"session":1,"revision":1,"rung":"closing"}',NULL,NULL,'reminder:1:1:closing:3',1684734000000,1684760400000,'expired',1,1,NULL,NULL,NULL,NULL,'two a day',0,1684734000000,1684734000020);
INSERT INTO "outbox" VALUES(71,710000007,2,'session.closing','{"session":1,"revision":1,"rung":"closing"}',NULL,NULL,'reminder:1:1:closing:4',1684734000000,1684760400000,'expired',1,1,NULL,NULL,NULL,NULL,'two a day',0,1684734000000,1684734000020);
INSERT INTO "outbox" VALUES(72,710000008,2,'session.closing','{"session":1,"revision":1,"rung":"closing"}',NULL,NULL,'reminder:1:1:closing:5',1684734000000,1684760400000,'expired',1,1,NULL,NULL,NULL,NULL,'two a day',0,1684734000000,1684734000020);
INSERT INTO "outbox" VALUES(73,710000009,2,'session.closing','{"session":1,"revision":1,"rung":"closing"}',NULL,NULL,'reminder:1:1:closing:6',1684734000000,1684760400000,'expired',1,1,NULL,NULL,NULL,NULL,'two a day',0,1684734000000,1684734000020);
INSERT INTO "outbox" VALUES(74,710000013,2,'session.closing','{"session":1,"revision":1,"rung":"closing"}',NULL,NULL,'reminder:1:1:closing:9',1684734000000,1684760400000,'expired',1,1,NULL,NULL,NULL,NULL,'two a day',0,1684734000000,1684734000020);
INSERT INTO "outbox" VALUES(75,710000004,2,'session.over','{"session":1,"revision":1}',NULL,NULL,'briefing:1:1:over:1',1684734300000,1684819800000,'sent',1,1,NULL,NULL,65,NULL,NULL,0,1684734300000,1684734300032);
INSERT INTO "outbox" VALUES(76,710000011,2,'session.over','{"session":1,"revision":1}',NULL,NULL,'briefing:1:1:over:7',1684734300000,1684819800000,'sent',1,1,NULL,NULL,66,NULL,NULL,0,1684734300000,1684734300032);
INSERT INTO "outbox" VALUES(77,710000006,0,'say','{}',NULL,NULL,NULL,1684735200008,NULL,'sent',1,1,NULL,NULL,68,NULL,NULL,0,1684735200008,1684735200020);
INSERT INTO "outbox" VALUES(78,710000004,1,'question.ring','{"question":1,"part":0,"again":0,"stands_in":0}',NULL,NULL,'question.ring:1:1684735200031:1:0',1684735200031,NULL,'sent',1,1,NULL,NULL,71,NULL,NULL,0,1684735200031,1684735200068);
INSERT INTO "outbox" VALUES(79,710000004,1,'question.copy','{"question":1,"part":1,"again":0,"stands_in":0}',NULL,NULL,'question.copy:1:1684735200031:1:1',1684735200031,NULL,'sent',1,1,NULL,NULL,73,NULL,NULL,0,1684735200031,1684735200079);
INSERT INTO "outbox" VALUES(80,710000011,1,'question.ring','{"question":1,"part":0,"again":0,"stands_in":0}',NULL,NULL,'question.ring:1:1684735200031:7:0',1684735200031,NULL,'sent',1,1,NULL,NULL,72,NULL,NULL,0,1684735200031,1684735200068);
INSERT INTO "outbox" VALUES(81,710000011,1,'question.copy','{"question":1,"part":1,"again":0,"stands_in":0}',NULL,NULL,'question.copy:1:1684735200031:7:1',1684735200031,NULL,'sent',1,1,NULL,NULL,74,NULL,NULL,0,1684735200031,1684735200079);
INSERT INTO "outbox" VALUES(82,710000006,0,'say','{}',NULL,NULL,NULL,1684735200031,NULL,'sent',1,1,NULL,NULL,70,NULL,NULL,0,1684735200031,1684735200052);
INSERT INTO "outbox" VALUES(83,710000004,0,'say','{}',NULL,NULL,NULL,1684735200104,NULL,'sent',1,1,NULL,NULL,78,NULL,NULL,0,1684735200104,1684735200117);
INSERT INTO "outbox" VALUES(84,710000004,0,'show','{}',NULL,NULL,NULL,1684735200135,NULL,'sent',1,1,NULL,NULL,78,NULL,NULL,0,1684735200135,1684735200143);
INSERT INTO "outbox" VALUES(85,710000004,0,'show','{}',NULL,NULL,NULL,1684735200159,NULL,'sent',1,1,NULL,NULL,78,NULL,NULL,0,1684735200159,1684735200163);
INSERT INTO "outbox" VALUES(86,710000004,0,'show','{}',NULL,NULL,NULL,1684735200175,NULL,'sent',1,1,NULL,NULL,78,NULL,NULL,0,1684735200175,1684735200187);
INSERT INTO "outbox" VALUES(87,710000004,0,'say','{}',NULL,NULL,NULL,1684735200213,NULL,'sent',1,1,NULL,NULL,80,NULL,NULL,0,1684735200213,1684735200227);
INSERT INTO "outbox" VALUES(88,710000004,0,'say','{}',NULL,NULL,NULL,1684735200259,NULL,'sent',1,1,NULL,NULL,81,NULL,NULL,0,1684735200259,1684735200276);
INSERT INTO "outbox" VALUES(89,710000004,0,'show','{}',NULL,NULL,NULL,1684735200288,NULL,'sent',1,1,NULL,NULL,81,NULL,NULL,0,1684735200288,1684735200292);
INSERT INTO "outbox" VALUES(90,710000014,0,'show','{}',NULL,NULL,NULL,1684735200331,NULL,'sent',1,1,NULL,NULL,83,NULL,NULL,0,1684735200331,1684735200340);
INSERT INTO "outbox" VALUES(91,710000014,0,'after','{}',NULL,NULL,NULL,1684735200331,NULL,'sent',1,1,NULL,NULL,84,NULL,NULL,0,1684735200331,1684735200340);
INSERT INTO "outbox" VALUES(92,710000004,1,'people.request','{"enrolment":14}',NULL,NULL,'people.request:14:1:1684735200',1684735200372,1687327200372,'sent',1,1,NULL,NULL,87,NULL,NULL,0,1684735200372,1684735200415);
INSERT INTO "outbox" VALUES(93,710000011,1,'people.request','{"enrolment":14}',NULL,NULL,'people.request:14:7:1684735200',1684735200372,1687327200372,'sent',1,1,NULL,NULL,88,NULL,NULL,0,1684735200372,1684735200416);
INSERT INTO "outbox" VALUES(94,710000014,0,'say','{}',NULL,NULL,NULL,1684735200372,NULL,'sent',1,1,NULL,NULL,86,NULL,NULL,0,1684735200372,1684735200391);
INSERT INTO "outbox" VALUES(95,710000004,0,'say','{}',NULL,NULL,NULL,1684735200444,NULL,'sent',1,1,NULL,NULL,90,NULL,NULL,0,1684735200444,1684735200465);
INSERT INTO "outbox" VALUES(96,710000004,0,'say','{}',NULL,NULL,NULL,1684735200478,NULL,'sent',1,1,NULL,NULL,92,NULL,NULL,0,1684735200478,1684735200503);
INSERT INTO "outbox" VALUES(97,710000004,0,'say','{}',NULL,NULL,NULL,1684735200478,NULL,'sent',1,1,NULL,NULL,93,NULL,NULL,0,1684735200478,1684735200504);
INSERT INTO "outbox" VALUES(98,710000004,0,'show','{}',NULL,NULL,NULL,1684735200517,NULL,'sent',1,1,NULL,NULL,93,NULL,NULL,0,1684735200517,1684735200546);
INSERT INTO "outbox" VALUES(99,710000004,0,'show','{}',NULL,NULL,NULL,1684735200581,NULL,'sent',1,1,NULL,NULL,93,NULL,NULL,0,1684735200581,1684735200604);
INSERT INTO "outbox" VALUES(100,710000004,0,'say','{}',NULL,NULL,NULL,1684735200644,NULL,'sent',1,1,NULL,NULL,95,NULL,NULL,0,1684735200644,1684735200647);
INSERT INTO "outbox" VALUES(101,710000004,0,'say','{}',NULL,NULL,NULL,1684735200673,NULL,'sent',1,1,NULL,NULL,97,NULL,NULL,0,1684735200673,1684735200696);
INSERT INTO "outbox" VALUES(102,710000004,0,'say','{}',NULL,NULL,NULL,1684735200673,NULL,'sent',1,1,NULL,NULL,98,NULL,NULL,0,1684735200673,1684735200697);
INSERT INTO "outbox" VALUES(103,710000004,0,'say','{}',NULL,NULL,NULL,1684735200720,NULL,'sent',1,1,NULL,NULL,100,NULL,NULL,0,1684735200720,1684735200733);
INSERT INTO "outbox" VALUES(104,710000004,0,'say','{}',NULL,NULL,NULL,1684735200760,NULL,'sent',1,1,NULL,NULL,102,NULL,NULL,0,1684735200760,1684735200776);
INSERT INTO "outbox" VALUES(105,710000004,0,'say','{}',NULL,NULL,NULL,1684735200760,NULL,'sent',1,1,NULL,NULL,103,NULL,NULL,0,1684735200760,1684735200777);
INSERT INTO "outbox" VALUES(106,710000004,0,'show','{}',NULL,NULL,NULL,1684735200804,NULL,'sent',1,1,NULL,NULL,103,NULL,NULL,0,1684735200804,1684735200828);
INSERT INTO "outbox" VALUES(107,710000004,0,'say','{}',NULL,NULL,NULL,1684735200849,NULL,'sent',1,1,NULL,NULL,105,NULL,NULL,0,1684735200849,1684735200872);
INSERT INTO "outbox" VALUES(108,710000004,0,'show','{}',NULL,NULL,NULL,1684735200903,NULL,'sent',1,1,NULL,NULL,105,NULL,NULL,0,1684735200903,1684735200912);
INSERT INTO "outbox" VALUES(109,710000004,0,'say','{}',NULL,NULL,NULL,1684735200933,NULL,'sent',1,1,NULL,NULL,107,NULL,NULL,0,1684735200933,1684735200951);
INSERT INTO "outbox" VALUES(110,710000004,0,'show','{}',NULL,NULL,NULL,1684735200962,NULL,'sent',1,1,NULL,NULL,107,NULL,NULL,0,1684735200962,1684735200980);
INSERT INTO "outbox" VALUES(111,710000004,0,'say','{}',NULL,NULL,NULL,1684735200997,NULL,'sent',1,1,NULL,NULL,109,NULL,NULL,0,1684735200997,1684735201016);
INSERT INTO "outbox" VALUES(112,710000004,0,'show','{}',NULL,NULL,NULL,1684735201029,NULL,'sent',1,1,NULL,NULL,109,NULL,NULL,0,1684735201029,1684735201041);
INSERT INTO "outbox" VALUES(113,710000004,0,'show','{}',NULL,NULL,NULL,1684735201068,NULL,'sent',1,1,NULL,NULL,109,NULL,NULL,0,1684735201068,1684735201082);
INSERT INTO "outbox" VALUES(114,710000004,0,'say','{}',NULL,NULL,NULL,1684735201100,NULL,'sent',1,1,NULL,NULL,111,NULL,NULL,0,1684735201100,1684735201124);
INSERT INTO "outbox" VALUES(115,710000004,0,'say','{}',NULL,NULL,NULL,1684735201147,NULL,'sent',1,1,NULL,NULL,113,NULL,NULL,0,1684735201147,1684735201150);
INSERT INTO "outbox" VALUES(116,710000004,0,'say','{}',NULL,NULL,NULL,1684735201178,NULL,'sent',1,1,NULL,NULL,115,NULL,NULL,0,1684735201178,1684735201202);
INSERT INTO "outbox" VALUES(117,710000004,0,'say','{}',NULL,NULL,NULL,1684738800040,NULL,'sent',1,1,NULL,NULL,117,NULL,NULL,0,1684738800040,1684738800073);
INSERT INTO "outbox" VALUES(118,710000004,0,'show','{}',NULL,NULL,NULL,1684738800089,NULL,'sent',1,1,NULL,NULL,117,NULL,NULL,0,1684738800089,1684738800101);
INSERT INTO "outbox" VALUES(119,710000004,0,'show','{}',NULL,NULL,NULL,1684738800131,NULL,'sent',1,1,NULL,NULL,117,NULL,NULL,0,1684738800131,1684738800146);
INSERT INTO "outbox" VALUES(120,710000004,0,'show','{}',NULL,NULL,NULL,1684738800185,NULL,'sent',1,1,NULL,NULL,117,NULL,NULL,0,1684738800185,1684738800193);
INSERT INTO "outbox" VALUES(121,710000004,0,'say','{}',NULL,NULL,NULL,1684738800213,NULL,'sent',1,1,NULL,NULL,119,NULL,NULL,0,1684738800213,1684738800217);
INSERT INTO "outbox" VALUES(122,710000004,0,'say','{}',NULL,NULL,NULL,1684738800221,NULL,'sent',1,1,NULL,NULL,121,NULL,NULL,0,1684738800221,1684738800225);
INSERT INTO "outbox" VALUES(123,710000004,0,'say','{}',NULL,NULL,NULL,1684738800240,NULL,'sent',1,1,NULL,NULL,123,NULL,NULL,0,1684738800240,1684738800253);
INSERT INTO "outbox" VALUES(124,710000004,0,'show','{}',NULL,NULL,NULL,1684738800270,NULL,'sent',1,1,NULL,NULL,123,NULL,NULL,0,1684738800270,1684738800293);
INSERT INTO "outbox" VALUES(125,710000005,2,'session.week','{"session":5,"revision":1,"rung":"told"}',NULL,NULL,'reminder:5:1:told:2',1684738800309,1684739400000,'expired',1,1,NULL,NULL,NULL,NULL,'two a day',0,1684738800309,1684738800339);
INSERT INTO "outbox" VALUES(126,710000006,2,'session.week','{"session":5,"revision":1,"rung":"told"}',NULL,NULL,'reminder:5:1:told:3',1684738800309,1684739400000,'expired',1,1,NULL,NULL,NULL,NULL,'two a day',0,1684738800309,1684738800339);
INSERT INTO "outbox" VALUES(127,710000007,2,'session.week','{"session":5,"revision":1,"rung":"told"}',NULL,NULL,'reminder:5:1:told:4',1684738800309,1684739400000,'expired',1,1,NULL,NULL,NULL,NULL,'two a day',0,1684738800309,1684738800339);
INSERT INTO "outbox" VALUES(128,710000008,2,'session.week','{"session":5,"revision":1,"rung":"told"}',NULL,NULL,'reminder:5:1:told:5',1684738800309,1684739400000,'expired',1,1,NULL,NULL,NULL,NULL,'two a day',0,1684738800309,1684738800339);
INSERT INTO "outbox" VALUES(129,710000009,2,'session.week','{"session":5,"revision":1,"rung":"told"}',NULL,NULL,'reminder:5:1:told:6',1684738800309,1684739400000,'expired',1,1,NULL,NULL,NULL,NULL,'two a day',0,1684738800309,1684738800339);
INSERT INTO "outbox" VALUES(130,710000013,2,'session.week','{"session":5,"revision":1,"rung":"told"}',NULL,NULL,'reminder:5:1:told:9',1684738800309,1684739400000,'expired',1,1,NULL,NULL,NULL,NULL,'two a day',0,1684738800309,1684738800339);
INSERT INTO "outbox" VALUES(131,-4000002,1,'discussion.counts','{"discussion":1,"step":0,"number":1}',NULL,NULL,'discussion:1:0:1',1684738801391,1684760401391,'sent',1,1,NULL,NULL,25,NULL,NULL,0,1684738801391,1684738801429);
INSERT INTO "outbox" VALUES(132,710000004,1,'discussion.control','{"discussion":1,"step":0,"number":1,"screen":23}',NULL,NULL,'discussion:1:0:1:23',1684738801391,1684760401391,'sent',1,1,NULL,NULL,23,NULL,NULL,0,1684738800391,1684738801429);
INSERT INTO "outbox" VALUES(133,-4000002,1,'discussion.counts','{"discussion":1,"step":0,"number":2}',NULL,NULL,'discussion:1:0:2',1684738807391,1684760407391,'sent',1,1,NULL,NULL,NULL,NULL,NULL,0,1684738807391,1684738807430);
INSERT INTO "outbox" VALUES(134,710000004,1,'discussion.control','{"discussion":1,"step":0,"number":2,"screen":23}',NULL,NULL,'discussion:1:0:2:23',1684738807391,1684760407391,'sent',1,1,NULL,NULL,NULL,NULL,NULL,0,1684738800417,1684738807430);
INSERT INTO "outbox" VALUES(135,710000004,0,'show','{}',NULL,NULL,NULL,1684738810529,NULL,'sent',1,1,NULL,NULL,123,NULL,NULL,0,1684738810529,1684738810532);
INSERT INTO "outbox" VALUES(136,-4000002,1,'discussion.counts','{"discussion":1,"step":0,"number":3}',NULL,NULL,'discussion:1:0:3',1684738810542,1684760410542,'sent',1,1,NULL,NULL,25,NULL,NULL,0,1684738810542,1684738810581);
INSERT INTO "outbox" VALUES(137,710000004,0,'show','{}',NULL,NULL,NULL,1684738810542,NULL,'sent',1,1,NULL,NULL,123,NULL,NULL,0,1684738810542,1684738810573);
INSERT INTO "outbox" VALUES(138,-4000002,1,'discussion.outcome','{"discussion":1,"step":0}',NULL,NULL,'discussion:1:0:outcome',1684738810618,1684760410618,'sent',1,1,NULL,NULL,124,NULL,NULL,0,1684738810618,1684738810646);
INSERT INTO "outbox" VALUES(139,-4000002,1,'discussion.step','{"discussion":1,"step":1,"number":0}',NULL,NULL,'discussion:1:1:0',1684738810618,1684760410618,'sent',1,1,NULL,NULL,125,NULL,NULL,0,1684738810618,1684738810677);
INSERT INTO "outbox" VALUES(140,710000004,0,'show','{}',NULL,NULL,NULL,1684738810618,NULL,'sent',1,1,NULL,NULL,123,NULL,NULL,0,1684738810618,1684738810630);
INSERT INTO "outbox" VALUES(141,-4000002,1,'discussion.counts','{"discussion":1,"step":1,"number":1}',NULL,NULL,'discussion:1:1:1',1684738816618,1684760416618,'sent',1,1,NULL,NULL,125,NULL,NULL,0,1684738816618,1684738816652);
INSERT INTO "outbox" VALUES(142,710000004,1,'discussion.control','{"discussion":1,"step":1,"number":1,"screen":123}',NULL,NULL,'discussion:1:1:1:123',1684738816618,1684760416618,'sent',1,1,NULL,NULL,123,NULL,NULL,0,1684738810701,1684738816652);
INSERT INTO "outbox" VALUES(143,710000005,0,'show','{}',NULL,NULL,NULL,1684738820759,NULL,'sent',1,1,NULL,NULL,59,NULL,NULL,0,1684738820759,1684738820777);
INSERT INTO "outbox" VALUES(144,710000006,0,'show','{}',NULL,NULL,NULL,1684738820805,NULL,'sent',1,1,NULL,NULL,70,NULL,NULL,0,1684738820805,1684738820817);
INSERT INTO "outbox" VALUES(145,710000007,0,'show','{}',NULL,NULL,NULL,1684738820843,NULL,'sent',1,1,NULL,NULL,61,NULL,NULL,0,1684738820843,1684738820851);
INSERT INTO "outbox" VALUES(146,710000006,0,'show','{}',NULL,NULL,NULL,1684738820887,NULL,'sent',1,1,NULL,NULL,70,NULL,NULL,0,1684738820887,1684738820895);
INSERT INTO "outbox" VALUES(147,710000004,2,'session.over_again','{"session":1,"revision":1}',NULL,75,NULL,1684738880928,NULL,'sent',1,1,NULL,NULL,65,NULL,NULL,0,1684738820928,1684738880968);
INSERT INTO "outbox" VALUES(148,710000011,2,'session.over_again','{"session":1,"revision":1}',NULL,76,NULL,1684738880928,NULL,'sent',1,1,NULL,NULL,66,NULL,NULL,0,1684738820928,1684738880968);
INSERT INTO "outbox" VALUES(149,710000005,0,'show','{}',NULL,NULL,NULL,1684738820928,NULL,'sent',1,1,NULL,NULL,59,NULL,NULL,0,1684738820928,1684738820943);
INSERT INTO "outbox" VALUES(150,710000006,0,'show','{}',NULL,NULL,NULL,1684738820956,NULL,'sent',1,1,NULL,NULL,70,NULL,NULL,0,1684738820956,1684738820969);
INSERT INTO "outbox" VALUES(151,710000008,0,'show','{}',NULL,NULL,NULL,1684738820999,NULL,'sent',1,1,NULL,NULL,62,NULL,NULL,0,1684738820999,1684738821012);
INSERT INTO "outbox" VALUES(152,710000009,0,'show','{}',NULL,NULL,NULL,1684738821043,NULL,'sent',1,1,NULL,NULL,63,NULL,NULL,0,1684738821043,1684738821060);
INSERT INTO "outbox" VALUES(153,710000005,0,'show','{}',NULL,NULL,NULL,1684738821083,NULL,'sent',1,1,NULL,NULL,59,NULL,NULL,0,1684738821083,1684738821097);
INSERT INTO "outbox" VALUES(154,710000006,0,'show','{}',NULL,NULL,NULL,1684738821118,NULL,'sent',1,1,NULL,NULL,70,NULL,NULL,0,1684738821118,1684738821429);
INSERT INTO "outbox" VALUES(155,710000005,0,'show','{}',NULL,NULL,NULL,1684738821439,NULL,'sent',1,1,NULL,NULL,59,NULL,NULL,0,1684738821439,1684738821447);
INSERT INTO "outbox" VALUES(156,710000005,0,'say','{}',NULL,NULL,NULL,1684738821449,NULL,'sent',1,1,NULL,NULL,127,NULL,NULL,0,1684738821449,1684738821456);
INSERT INTO "outbox" VALUES(157,710000005,0,'show','{}',NULL,NULL,NULL,1684738821471,NULL,'sent',1,1,NULL,NULL,127,NULL,NULL,0,1684738821471,1684738821480);
INSERT INTO "outbox" VALUES(158,710000005,0,'show','{}',NULL,NULL,NULL,1684738821491,NULL,'sent',1,1,NULL,NULL,127,NULL,NULL,0,1684738821491,1684738821497);
INSERT INTO "outbox" VALUES(159,710000005,0,'say','{}',NULL,NULL,NULL,1684738821504,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821504,1684738821513);
INSERT INTO "outbox" VALUES(160,710000005,0,'show','{}',NULL,NULL,NULL,1684738821520,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821520,1684738821524);
INSERT INTO "outbox" VALUES(161,710000005,0,'show','{}',NULL,NULL,NULL,1684738821526,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821526,1684738821529);
INSERT INTO "outbox" VALUES(162,710000005,0,'show','{}',NULL,NULL,NULL,1684738821531,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821531,1684738821534);
INSERT INTO "outbox" VALUES(163,710000005,0,'show','{}',NULL,NULL,NULL,1684738821537,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821537,1684738821540);
INSERT INTO "outbox" VALUES(164,710000005,0,'show','{}',NULL,NULL,NULL,1684738821543,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821543,1684738821546);
INSERT INTO "outbox" VALUES(165,710000005,0,'show','{}',NULL,NULL,NULL,1684738821549,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821549,1684738821551);
INSERT INTO "outbox" VALUES(166,710000005,0,'show','{}',NULL,NULL,NULL,1684738821554,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821554,1684738821556);
INSERT INTO "outbox" VALUES(167,710000005,0,'show','{}',NULL,NULL,NULL,1684738821560,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821560,1684738821563);
INSERT INTO "outbox" VALUES(168,710000005,0,'show','{}',NULL,NULL,NULL,1684738821566,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821566,1684738821568);
INSERT INTO "outbox" VALUES(169,710000005,0,'show','{}',NULL,NULL,NULL,1684738821572,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821572,1684738821576);
INSERT INTO "outbox" VALUES(170,710000005,0,'show','{}',NULL,NULL,NULL,1684738821577,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821577,1684738821579);
INSERT INTO "outbox" VALUES(171,710000005,0,'show','{}',NULL,NULL,NULL,1684738821583,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821583,1684738821586);
INSERT INTO "outbox" VALUES(172,710000005,0,'show','{}',NULL,NULL,NULL,1684738821589,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821589,1684738821591);
INSERT INTO "outbox" VALUES(173,710000005,0,'show','{}',NULL,NULL,NULL,1684738821593,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821593,1684738821596);
INSERT INTO "outbox" VALUES(174,710000005,0,'show','{}',NULL,NULL,NULL,1684738821598,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821598,1684738821600);
INSERT INTO "outbox" VALUES(175,710000005,0,'show','{}',NULL,NULL,NULL,1684738821603,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821603,1684738821606);
INSERT INTO "outbox" VALUES(176,710000005,0,'show','{}',NULL,NULL,NULL,1684738821610,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821610,1684738821612);
INSERT INTO "outbox" VALUES(177,710000005,0,'show','{}',NULL,NULL,NULL,1684738821614,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821614,1684738821617);
INSERT INTO "outbox" VALUES(178,710000005,0,'show','{}',NULL,NULL,NULL,1684738821620,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821620,1684738821623);
INSERT INTO "outbox" VALUES(179,710000005,0,'show','{}',NULL,NULL,NULL,1684738821625,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821625,1684738821628);
INSERT INTO "outbox" VALUES(180,710000005,0,'show','{}',NULL,NULL,NULL,1684738821631,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821631,1684738821635);
INSERT INTO "outbox" VALUES(181,710000005,0,'show','{}',NULL,NULL,NULL,1684738821636,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821636,1684738821639);
INSERT INTO "outbox" VALUES(182,710000005,0,'show','{}',NULL,NULL,NULL,1684738821642,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821642,1684738821645);
INSERT INTO "outbox" VALUES(183,710000005,0,'show','{}',NULL,NULL,NULL,1684738821648,NULL,'sent',1,1,NULL,NULL,129,NULL,NULL,0,1684738821648,1684738821651);
INSERT INTO "outbox" VALUES(184,710000005,0,'say','{}',NULL,NULL,NULL,1684738821654,NULL,'sent',1,1,NULL,NULL,131,NULL,NULL,0,1684738821654,1684738821656);
INSERT INTO "outbox" VALUES(185,710000005,0,'show','{}',NULL,NULL,NULL,1684738821657,NULL,'sent',1,1,NULL,NULL,131,NULL,NULL,0,1684738821657,1684738821660);
INSERT INTO "outbox" VALUES(186,710000005,0,'show','{}',NULL,NULL,NULL,1684738821662,NULL,'sent',1,1,NULL,NULL,131,NULL,NULL,0,1684738821662,1684738821664);
INSERT INTO "outbox" VALUES(187,710000005,0,'show','{}',NULL,NULL,NULL,1684738821665,NULL,'sent',1,1,NULL,NULL,131,NULL,NULL,0,1684738821665,1684738821667);
INSERT INTO "outbox" VALUES(188,710000005,0,'say','{}',NULL,NULL,NULL,1684738821668,NULL,'sent',1,1,NULL,NULL,133,NULL,NULL,0,1684738821668,1684738821671);
INSERT INTO "outbox" VALUES(189,710000005,0,'show','{}',NULL,NULL,NULL,1684738821674,NULL,'sent',1,1,NULL,NULL,133,NULL,NULL,0,1684738821674,1684738821676);
INSERT INTO "outbox" VALUES(190,710000005,0,'say','{}',NULL,NULL,NULL,1684738821677,NULL,'sent',1,1,NULL,NULL,135,NULL,NULL,0,1684738821677,1684738821679);
INSERT INTO "outbox" VALUES(191,710000005,0,'show','{}',NULL,NULL,NULL,1684738821681,NULL,'sent',1,1,NULL,NULL,135,NULL,NULL,0,1684738821681,1684738821683);
INSERT INTO "outbox" VALUES(192,710000005,0,'show','{}',NULL,NULL,NULL,1684738821684,NULL,'sent',1,1,NULL,NULL,135,NULL,NULL,0,1684738821684,1684738821689);
INSERT INTO "outbox" VALUES(193,710000005,0,'show','{}',NULL,NULL,NULL,1684738821692,NULL,'sent',1,1,NULL,NULL,135,NULL,NULL,0,1684738821692,1684738821695);
INSERT INTO "outbox" VALUES(194,710000005,0,'show','{}',NULL,NULL,NULL,1684738821698,NULL,'sent',1,1,NULL,NULL,135,NULL,NULL,0,1684738821698,1684738821702);
INSERT INTO "outbox" VALUES(195,710000005,0,'show','{}',NULL,NULL,NULL,1684738821704,NULL,'sent',1,1,NULL,NULL,135,NULL,NULL,0,1684738821704,1684738821706);
INSERT INTO "outbox" VALUES(196,710000005,0,'show','{}',NULL,NULL,NULL,1684738821708,NULL,'sent',1,1,NULL,NULL,135,NULL,NULL,0,1684738821708,1684738821711);
INSERT INTO "outbox" VALUES(197,710000006,0,'say','{}',NULL,NULL,NULL,1684738821713,NULL,'sent',1,1,NULL,NULL,137,NULL,NULL,0,1684738821713,1684738821715);
INSERT INTO "outbox" VALUES(198,710000006,0,'show','{}',NULL,NULL,NULL,1684738821716,NULL,'sent',1,1,NULL,NULL,137,NULL,NULL,0,1684738821716,1684738821719);
INSERT INTO "outbox" VALUES(199,710000006,0,'show','{}',NULL,NULL,NULL,1684738821720,NULL,'sent',1,1,NULL,NULL,137,NULL,NULL,0,1684738821720,1684738821722);
INSERT INTO "outbox" VALUES(200,710000006,0,'show','{}',NULL,NULL,NULL,1684738821723,NULL,'sent',1,1,NULL,NULL,137,NULL,NULL,0,1684738821723,1684738821726);
INSERT INTO "outbox" VALUES(201,710000006,0,'show','{}',NULL,NULL,NULL,1684738821729,NULL,'sent',1,1,NULL,NULL,137,NULL,NULL,0,1684738821729,1684738821732);
INSERT INTO "outbox" VALUES(202,710000007,0,'say','{}',NULL,NULL,NULL,1684738821738,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821738,1684738821740);
INSERT INTO "outbox" VALUES(203,710000007,0,'show','{}',NULL,NULL,NULL,1684738821741,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821741,1684738821744);
INSERT INTO "outbox" VALUES(204,710000007,0,'show','{}',NULL,NULL,NULL,1684738821745,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821745,1684738821747);
INSERT INTO "outbox" VALUES(205,710000007,0,'show','{}',NULL,NULL,NULL,1684738821749,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821749,1684738821751);
INSERT INTO "outbox" VALUES(206,710000007,0,'show','{}',NULL,NULL,NULL,1684738821756,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821756,1684738821759);
INSERT INTO "outbox" VALUES(207,710000007,0,'show','{}',NULL,NULL,NULL,1684738821761,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821761,1684738821764);
INSERT INTO "outbox" VALUES(208,710000007,0,'show','{}',NULL,NULL,NULL,1684738821769,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821769,1684738821771);
INSERT INTO "outbox" VALUES(209,710000007,0,'show','{}',NULL,NULL,NULL,1684738821774,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821774,1684738821777);
INSERT INTO "outbox" VALUES(210,710000007,0,'show','{}',NULL,NULL,NULL,1684738821781,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821781,1684738821783);
INSERT INTO "outbox" VALUES(211,710000007,0,'show','{}',NULL,NULL,NULL,1684738821785,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821785,1684738821790);
INSERT INTO "outbox" VALUES(212,710000007,0,'show','{}',NULL,NULL,NULL,1684738821793,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821793,1684738821796);
INSERT INTO "outbox" VALUES(213,710000007,0,'show','{}',NULL,NULL,NULL,1684738821801,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821801,1684738821810);
INSERT INTO "outbox" VALUES(214,710000007,0,'show','{}',NULL,NULL,NULL,1684738821812,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821812,1684738821819);
INSERT INTO "outbox" VALUES(215,710000007,0,'show','{}',NULL,NULL,NULL,1684738821822,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821822,1684738821835);
INSERT INTO "outbox" VALUES(216,710000007,0,'show','{}',NULL,NULL,NULL,1684738821852,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821852,1684738821859);
INSERT INTO "outbox" VALUES(217,710000007,0,'show','{}',NULL,NULL,NULL,1684738821872,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821872,1684738821882);
INSERT INTO "outbox" VALUES(218,710000007,0,'show','{}',NULL,NULL,NULL,1684738821892,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821892,1684738821899);
INSERT INTO "outbox" VALUES(219,710000007,0,'show','{}',NULL,NULL,NULL,1684738821915,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821915,1684738821927);
INSERT INTO "outbox" VALUES(220,710000007,0,'show','{}',NULL,NULL,NULL,1684738821932,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821932,1684738821948);
INSERT INTO "outbox" VALUES(221,710000007,0,'show','{}',NULL,NULL,NULL,1684738821960,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821960,1684738821971);
INSERT INTO "outbox" VALUES(222,710000007,0,'show','{}',NULL,NULL,NULL,1684738821974,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738821974,1684738821986);
INSERT INTO "outbox" VALUES(223,710000007,0,'show','{}',NULL,NULL,NULL,1684738822001,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738822001,1684738822015);
INSERT INTO "outbox" VALUES(224,710000007,0,'show','{}',NULL,NULL,NULL,1684738822036,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738822036,1684738822048);
INSERT INTO "outbox" VALUES(225,710000007,0,'show','{}',NULL,NULL,NULL,1684738822063,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738822063,1684738822077);
INSERT INTO "outbox" VALUES(226,710000007,0,'show','{}',NULL,NULL,NULL,1684738822091,NULL,'sent',1,1,NULL,NULL,139,NULL,NULL,0,1684738822091,1684738822110);
INSERT INTO "outbox" VALUES(227,710000007,0,'say','{}',NULL,NULL,NULL,1684738822121,NULL,'sent',1,1,NULL,NULL,141,NULL,NULL,0,1684738822121,1684738822153);
INSERT INTO "outbox" VALUES(228,710000007,0,'show','{}',NULL,NULL,NULL,1684738822160,NULL,'sent',1,1,NULL,NULL,141,NULL,NULL,0,1684738822160,1684738822176);
INSERT INTO "outbox" VALUES(229,710000007,0,'certificate','{}',NULL,NULL,NULL,1684738822160,NULL,'sent',1,1,NULL,NULL,142,NULL,NULL,0,1684738822160,1684738822724);
INSERT INTO "outbox" VALUES(230,710000007,0,'results','{}',NULL,NULL,NULL,1684738822745,NULL,'sent',1,1,NULL,NULL,144,NULL,NULL,0,1684738822745,1684738823143);
INSERT INTO "outbox" VALUES(231,710000007,0,'results','{}',NULL,NULL,NULL,1684738823147,NULL,'sent',1,1,NULL,NULL,145,NULL,NULL,0,1684738823147,1684738823540);
INSERT INTO "outbox" VALUES(232,710000007,0,'show','{}',NULL,NULL,NULL,1684738823147,NULL,'sent',1,1,NULL,NULL,146,NULL,NULL,0,1684738823147,1684738823541);
INSERT INTO "outbox" VALUES(233,710000005,0,'calendar','{}',NULL,NULL,NULL,1684738823552,NULL,'sent',1,1,NULL,NULL,147,NULL,NULL,0,1684738823552,1684738823578);
INSERT INTO "outbox" VALUES(234,710000004,0,'show','{}',NULL,NULL,NULL,1684738823589,NULL,'sent',1,1,NULL,NULL,123,NULL,NULL,0,1684738823589,1684738823623);
INSERT INTO "outbox" VALUES(235,710000004,0,'show','{}',NULL,NULL,NULL,1684738823640,NULL,'sent',1,1,NULL,NULL,123,NULL,NULL,0,1684738823640,1684738823663);
INSERT INTO "outbox" VALUES(236,710000005,0,'show','{}',NULL,NULL,NULL,1684738823677,NULL,'sent',1,1,NULL,NULL,148,NULL,NULL,0,1684738823677,1684738823700);
INSERT INTO "outbox" VALUES(237,710000006,0,'say','{}',NULL,NULL,NULL,1684738823702,NULL,'sent',1,1,NULL,NULL,150,NULL,NULL,0,1684738823702,1684738823714);
INSERT INTO "outbox" VALUES(238,710000004,1,'question.ring','{"question":2,"part":0,"again":0,"stands_in":0}',NULL,NULL,'question.ring:2:1684738823725:1:0',1684738823725,NULL,'sent',1,1,NULL,NULL,153,NULL,NULL,0,1684738823725,1684738823755);
INSERT INTO "outbox" VALUES(239,710000004,1,'question.copy','{"question":2,"part":2,"again":0,"stands_in":0}',NULL,NULL,'question.copy:2:1684738823725:1:2',1684738823725,NULL,'sent',1,1,NULL,NULL,155,NULL,NULL,0,1684738823725,1684738823776);
INSERT INTO "outbox" VALUES(240,710000011,1,'question.ring','{"question":2,"part":0,"again":0,"stands_in":0}',NULL,NULL,'question.ring:2:1684738823725:7:0',1684738823725,NULL,'sent',1,1,NULL,NULL,154,NULL,NULL,0,1684738823725,1684738823755);
INSERT INTO "outbox" VALUES(241,710000011,1,'question.copy','{"question":2,"part":2,"again":0,"stands_in":0}',NULL,NULL,'question.copy:2:1684738823725:7:2',1684738823725,NULL,'sent',1,1,NULL,NULL,156,NULL,NULL,0,1684738823725,1684738823776);
INSERT INTO "outbox" VALUES(242,710000006,0,'say','{}',NULL,NULL,NULL,1684738823725,NULL,'sent',1,1,NULL,NULL,152,NULL,NULL,0,1684738823725,1684738823743);
INSERT INTO "outbox" VALUES(243,710000004,1,'question.edit','{"question":2}',NULL,238,NULL,1684738823799,NULL,'sent',1,1,NULL,NULL,153,NULL,NULL,0,1684738823799,1684738823831);
INSERT INTO "outbox" VALUES(244,710000011,1,'question.edit','{"question":2}',NULL,240,NULL,1684738823799,NULL,'sent',1,1,NULL,NULL,154,NULL,NULL,0,1684738823799,1684738823818);
INSERT INTO "outbox" VALUES(245,710000004,0,'show','{}',NULL,NULL,NULL,1684738823799,NULL,'sent',1,1,NULL,NULL,155,NULL,NULL,0,1684738823799,1684738823807);
INSERT INTO "outbox" VALUES(246,710000006,1,'question.answer','{"question":2}',NULL,NULL,NULL,1684738823847,NULL,'sent',1,1,NULL,NULL,159,NULL,NULL,0,1684738823847,1684738823888);
INSERT INTO "outbox" VALUES(247,710000004,1,'question.edit','{"question":2}',NULL,238,NULL,1684738823847,NULL,'sent',1,1,NULL,NULL,153,NULL,NULL,0,1684738823847,1684738823905);
INSERT INTO "outbox" VALUES(248,710000011,1,'question.edit','{"question":2}',NULL,240,NULL,1684738823847,NULL,'sent',1,1,NULL,NULL,154,NULL,NULL,0,1684738823847,1684738823888);
INSERT INTO "outbox" VALUES(249,710000004,0,'say','{}',NULL,NULL,NULL,1684738823847,NULL,'sent',1,1,NULL,NULL,158,NULL,NULL,0,1684738823847,1684738823870);
INSERT INTO "outbox" VALUES(250,710000008,0,'say','{}',NULL,NULL,NULL,1684738823923,NULL,'sent',1,1,NULL,NULL,161,NULL,NULL,0,1684738823923,1684738823963);
INSERT INTO "outbox" VALUES(251,710000004,1,'question.ring','{"question":3,"part":0,"again":0,"stands_in":0}',NULL,NULL,'question.ring:3:1684738824108:1:0',1684738824108,NULL,'sent',1,1,NULL,NULL,164,NULL,NULL,0,1684738824108,1684738824146);
INSERT INTO "outbox" VALUES(252,710000004,1,'question.copy','{"question":3,"part":4,"again":0,"stands_in":0}',NULL,NULL,'question.copy:3:1684738824108:1:4',1684738824108,NULL,'sent',1,1,NULL,NULL,166,NULL,NULL,0,1684738824108,1684738824157);
INSERT INTO "outbox" VALUES(253,710000011,1,'question.ring','{"question":3,"part":0,"again":0,"stands_in":0}',NULL,NULL,'question.ring:3:1684738824108:7:0',1684738824108,NULL,'sent',1,1,NULL,NULL,165,NULL,NULL,0,1684738824108,1684738824146);
INSERT INTO "outbox" VALUES(254,710000011,1,'question.copy','{"question":3,"part":4,"again":0,"stands_in":0}',NULL,NULL,'question.copy:3:1684738824108:7:4',1684738824108,NULL,'sent',1,1,NULL,NULL,167,NULL,NULL,0,1684738824108,1684738824157);
INSERT INTO "outbox" VALUES(255,710000008,0,'say','{}',NULL,NULL,NULL,1684738824108,NULL,'sent',1,1,NULL,NULL,163,NULL,NULL,0,1684738824108,1684738824130);
INSERT INTO "outbox" VALUES(256,710000008,1,'question.answer','{"question":3}',NULL,NULL,NULL,1684738824166,NULL,'sent',1,1,NULL,NULL,170,NULL,NULL,0,1684738824166,1684738824196);
INSERT INTO "outbox" VALUES(257,710000004,1,'question.edit','{"question":3}',NULL,251,NULL,1684738824166,NULL,'sent',1,1,NULL,NULL,164,NULL,NULL,0,1684738824166,1684738824203);
INSERT INTO "outbox" VALUES(258,710000011,1,'question.edit','{"question":3}',NULL,253,NULL,1684738824166,NULL,'sent',1,1,NULL,NULL,165,NULL,NULL,0,1684738824166,1684738824196);
INSERT INTO "outbox" VALUES(259,710000004,0,'say','{}',NULL,NULL,NULL,1684738824166,NULL,'sent',1,1,NULL,NULL,169,NULL,NULL,0,1684738824166,1684738824183);
INSERT INTO "outbox" VALUES(260,710000008,1,'question.shown','{"question":3,"part":5}',NULL,NULL,'question:3:opened:1684738824217:5',1684738824217,NULL,'sent',1,1,NULL,NULL,171,NULL,NULL,0,1684738824217,1684738824240);
INSERT INTO "outbox" VALUES(261,710000008,1,'question.foot','{"question":3,"above":170}',NULL,NULL,'question:3:opened:1684738824217:0',1684738824217,NULL,'sent',1,1,NULL,NULL,172,NULL,NULL,0,1684738824217,1684738824259);
INSERT INTO "outbox" VALUES(262,710000008,0,'show','{}',NULL,NULL,NULL,1684738824217,NULL,'sent',1,1,NULL,NULL,170,NULL,NULL,0,1684738824217,1684738824234);
INSERT INTO "outbox" VALUES(263,710000009,0,'say','{}',NULL,NULL,NULL,1684738824271,NULL,'sent',1,1,NULL,NULL,174,NULL,NULL,0,1684738824271,1684738824279);
INSERT INTO "outbox" VALUES(264,710000004,1,'question.ring','{"question":4,"part":0,"again":0,"stands_in":0}',NULL,NULL,'question.ring:4:1684738824287:1:0',1684738824287,NULL,'sent',1,1,NULL,NULL,175,NULL,NULL,0,1684738824287,1684738824319);
INSERT INTO "outbox" VALUES(265,710000011,1,'question.ring','{"question":4,"part":0,"again":0,"stands_in":0}',NULL,NULL,'question.ring:4:1684738824287:7:0',1684738824287,NULL,'sent',1,1,NULL,NULL,176,NULL,NULL,0,1684738824287,1684738824319);
INSERT INTO "outbox" VALUES(266,710000009,0,'show','{}',NULL,NULL,NULL,1684738824287,NULL,'sent',1,1,NULL,NULL,174,NULL,NULL,0,1684738824287,1684738824306);
INSERT INTO "outbox" VALUES(267,710000004,0,'say','{}',NULL,NULL,NULL,1684738824332,NULL,'sent',1,1,NULL,NULL,178,NULL,NULL,0,1684738824332,1684738824343);
INSERT INTO "outbox" VALUES(268,710000004,0,'say','{}',NULL,NULL,NULL,1684738824355,NULL,'sent',1,1,NULL,NULL,180,NULL,NULL,0,1684738824355,1684738824366);
INSERT INTO "outbox" VALUES(269,710000004,0,'say','{}',NULL,NULL,NULL,1684738824355,NULL,'sent',1,1,NULL,NULL,181,NULL,NULL,0,1684738824355,1684738824369);
INSERT INTO "outbox" VALUES(270,710000004,0,'show','{}',NULL,NULL,NULL,1684738824378,NULL,'sent',1,1,NULL,NULL,181,NULL,NULL,0,1684738824378,1684738824388);
INSERT INTO "outbox" VALUES(271,710000005,1,'announcement.urgent','{"announcement":5,"part":0}',NULL,NULL,'ann:5:2:0',1684738884378,NULL,'sent',1,1,NULL,5,182,NULL,NULL,0,1684738884378,1684738884447);
INSERT INTO "outbox" VALUES(272,710000006,1,'announcement.urgent','{"announcement":5,"part":0}',NULL,NULL,'ann:5:3:0',1684738884378,NULL,'sent',1,1,NULL,5,183,NULL,NULL,0,1684738884378,1684738884447);
INSERT INTO "outbox" VALUES(273,710000007,1,'announcement.urgent','{"announcement":5,"part":0}',NULL,NULL,'ann:5:4:0',1684738884378,NULL,'sent',1,1,NULL,5,184,NULL,NULL,0,1684738884378,1684738884447);
INSERT INTO "outbox" VALUES(274,710000008,1,'announcement.urgent','{"announcement":5,"part":0}',NULL,NULL,'ann:5:5:0',1684738884378,NULL,'sent',1,1,NULL,5,185,NULL,NULL,0,1684738884378,1684738884447);
INSERT INTO "outbox" VALUES(275,710000009,1,'announcement.urgent','{"announcement":5,"part":0}',NULL,NULL,'ann:5:6:0',1684738884378,NULL,'sent',1,1,NULL,5,186,NULL,NULL,0,1684738884378,1684738884448);
INSERT INTO "outbox" VALUES(276,710000013,1,'announcement.urgent','{"announcement":5,"part":0}',NULL,NULL,'ann:5:9:0',1684738884378,NULL,'sent',1,1,NULL,5,187,NULL,NULL,0,1684738884378,1684738884448);
INSERT INTO "outbox" VALUES(277,710000004,1,'announcement.progress','{"announcement":5}',NULL,NULL,'progress:5:1',1684738884378,NULL,'sent',1,1,NULL,NULL,181,NULL,NULL,0,1684738884378,1684738884448);
INSERT INTO "outbox" VALUES(278,710000004,1,'announcement.progress','{"announcement":5}',NULL,NULL,'progress:5:2',1684738944422,NULL,'sent',1,1,NULL,NULL,181,NULL,NULL,0,1684738944422,1684738944448);
INSERT INTO "outbox" VALUES(279,710000004,0,'show','{}',NULL,NULL,NULL,1684738944467,NULL,'sent',1,1,NULL,NULL,181,NULL,NULL,0,1684738944467,1684738944483);
INSERT INTO "outbox" VALUES(280,710000005,1,'announcement.recall','{"messages":[182]}',NULL,NULL,'recall:271',1684738944491,NULL,'sent',1,1,NULL,NULL,NULL,NULL,NULL,0,1684738944491,1684738944538);
INSERT INTO "outbox" VALUES(281,710000006,1,'announcement.recall','{"messages":[183]}',NULL,NULL,'recall:272',1684738944491,NULL,'sent',1,1,NULL,NULL,NULL,NULL,NULL,0,1684738944491,1684738944538);
INSERT INTO "outbox" VALUES(282,710000007,1,'announcement.recall','{"messages":[184]}',NULL,NULL,'recall:273',1684738944491,NULL,'sent',1,1,NULL,NULL,NULL,NULL,NULL,0,1684738944491,1684738944538);
INSERT INTO "outbox" VALUES(283,710000008,1,'announcement.recall','{"messages":[185]}',NULL,NULL,'recall:274',1684738944491,NULL,'sent',1,1,NULL,NULL,NULL,NULL,NULL,0,1684738944491,1684738944538);
INSERT INTO "outbox" VALUES(284,710000009,1,'announcement.recall','{"messages":[186]}',NULL,NULL,'recall:275',1684738944491,NULL,'sent',1,1,NULL,NULL,NULL,NULL,NULL,0,1684738944491,1684738944538);
INSERT INTO "outbox" VALUES(285,710000013,1,'announcement.recall','{"messages":[187]}',NULL,NULL,'recall:276',1684738944491,NULL,'sent',1,1,NULL,NULL,NULL,NULL,NULL,0,1684738944491,1684738944538);
INSERT INTO "outbox" VALUES(286,710000004,1,'announcement.progress','{"announcement":5}',NULL,NULL,'progress:5:3',1684738944491,NULL,'sent',1,1,NULL,NULL,NULL,NULL,NULL,0,1684738944491,1684738944538);
INSERT INTO "outbox" VALUES(287,710000004,1,'announcement.progress','{"announcement":5}',NULL,NULL,'progress:5:4',1684739004491,NULL,'sent',1,1,NULL,NULL,181,NULL,NULL,0,1684739004491,1684739004519);
INSERT INTO "outbox" VALUES(288,710000004,0,'say','{}',NULL,NULL,NULL,1684739004527,NULL,'sent',1,1,NULL,NULL,189,NULL,NULL,0,1684739004527,1684739004543);
INSERT INTO "outbox" VALUES(289,710000004,0,'say','{}',NULL,NULL,NULL,1684739004547,NULL,'sent',1,1,NULL,NULL,191,NULL,NULL,0,1684739004547,1684739004560);
INSERT INTO "outbox" VALUES(290,710000004,0,'say','{}',NULL,NULL,NULL,1684739004547,NULL,'sent',1,1,NULL,NULL,192,NULL,NULL,0,1684739004547,1684739004560);
INSERT INTO "outbox" VALUES(291,710000004,0,'show','{}',NULL,NULL,NULL,1684739004576,NULL,'sent',1,1,NULL,NULL,192,NULL,NULL,0,1684739004576,1684739004614);
INSERT INTO "outbox" VALUES(292,710000005,1,'announcement.urgent','{"announcement":6,"part":0}',NULL,NULL,'ann:6:2:0',1684739064576,NULL,'sent',1,1,NULL,6,193,NULL,NULL,0,1684739064576,1684739064625);
INSERT INTO "outbox" VALUES(293,710000006,1,'announcement.urgent','{"announcement":6,"part":0}',NULL,NULL,'ann:6:3:0',1684739064576,NULL,'sent',1,1,NULL,6,194,NULL,NULL,0,1684739064576,1684739064625);
INSERT INTO "outbox" VALUES(294,710000007,1,'announcement.urgent','{"announcement":6,"part":0}',NULL,NULL,'ann:6:4:0',1684739064576,NULL,'sent',1,1,NULL,6,195,NULL,NULL,0,1684739064576,1684739064625);
INSERT INTO "outbox" VALUES(295,710000008,1,'announcement.urgent','{"announcement":6,"part":0}',NULL,NULL,'ann:6:5:0',1684739064576,NULL,'sent',1,1,NULL,6,196,NULL,NULL,0,1684739064576,1684739064625);
INSERT INTO "outbox" VALUES(296,710000009,1,'announcement.urgent','{"announcement":6,"part":0}',NULL,NULL,'ann:6:6:0',1684739064576,NULL,'sent',1,1,NULL,6,197,NULL,NULL,0,1684739064576,1684739064625);
INSERT INTO "outbox" VALUES(297,710000013,1,'announcement.urgent','{"announcement":6,"part":0}',NULL,NULL,'ann:6:9:0',1684739064576,NULL,'sent',1,1,NULL,6,198,NULL,NULL,0,1684739064576,1684739064625);
INSERT INTO "outbox" VALUES(298,710000004,1,'announcement.progress','{"announcement":6}',NULL,NULL,'progress:6:1',1684739064576,NULL,'sent',1,1,NULL,NULL,192,NULL,NULL,0,1684739064576,1684739064625);
INSERT INTO "outbox" VALUES(299,710000004,1,'announcement.progress','{"announcement":6}',NULL,NULL,'progress:6:2',1684739124658,NULL,'sent',1,1,NULL,NULL,192,NULL,NULL,0,1684739124658,1684739124717);
INSERT INTO "outbox" VALUES(300,710000004,0,'show','{}',NULL,NULL,NULL,1684739124726,NULL,'sent',1,1,NULL,NULL,192,NULL,NULL,0,1684739124726,1684739124742);
INSERT INTO "outbox" VALUES(301,710000004,0,'say','{}',NULL,NULL,NULL,1684739124758,NULL,'sent',1,1,NULL,NULL,200,NULL,NULL,0,1684739124758,1684739124767);
INSERT INTO "outbox" VALUES(302,710000004,0,'say','{}',NULL,NULL,NULL,1684739124781,NULL,'sent',1,1,NULL,NULL,202,NULL,NULL,0,1684739124781,1684739124794);
INSERT INTO "outbox" VALUES(303,710000004,0,'say','{}',NULL,NULL,NULL,1684739124781,NULL,'sent',1,1,NULL,NULL,203,NULL,NULL,0,1684739124781,1684739124794);
INSERT INTO "outbox" VALUES(304,710000004,0,'show','{}',NULL,NULL,NULL,1684739124806,NULL,'sent',1,1,NULL,NULL,203,NULL,NULL,0,1684739124806,1684739124812);
INSERT INTO "outbox" VALUES(305,710000004,0,'say','{}',NULL,NULL,NULL,1684739124817,NULL,'sent',1,1,NULL,NULL,205,NULL,NULL,0,1684739124817,1684739124825);
INSERT INTO "outbox" VALUES(306,710000004,0,'say','{}',NULL,NULL,NULL,1684739124838,NULL,'sent',1,1,NULL,NULL,207,NULL,NULL,0,1684739124838,1684739124845);
INSERT INTO "outbox" VALUES(307,710000004,0,'say','{}',NULL,NULL,NULL,1684739124838,NULL,'sent',1,1,NULL,NULL,208,NULL,NULL,0,1684739124838,1684739124851);
INSERT INTO "outbox" VALUES(308,710000004,0,'ask','{}',NULL,NULL,NULL,1684739124861,NULL,'sent',1,1,NULL,NULL,210,NULL,NULL,0,1684739124861,1684739124870);
INSERT INTO "outbox" VALUES(309,710000004,0,'show','{}',NULL,NULL,NULL,1684739124873,NULL,'sent',1,1,NULL,NULL,210,NULL,NULL,0,1684739124873,1684739124885);
INSERT INTO "outbox" VALUES(310,710000004,0,'show','{}',NULL,NULL,NULL,1684739124890,NULL,'sent',1,1,NULL,NULL,210,NULL,NULL,0,1684739124890,1684739124906);
INSERT INTO "outbox" VALUES(311,710000004,1,'announcement.progress','{"announcement":6}',NULL,NULL,'progress:6:3',1684739124929,NULL,'sent',1,1,NULL,NULL,NULL,NULL,NULL,0,1684739124929,1684739124951);
INSERT INTO "outbox" VALUES(312,710000005,1,'announcement.urgent','{"announcement":8,"part":0}',NULL,NULL,'ann:8:2:0',1684739184890,NULL,'sent',1,1,NULL,8,211,NULL,NULL,0,1684739184890,1684739184924);
INSERT INTO "outbox" VALUES(313,710000006,1,'announcement.urgent','{"announcement":8,"part":0}',NULL,NULL,'ann:8:3:0',1684739184890,NULL,'sent',1,1,NULL,8,212,NULL,NULL,0,1684739184890,1684739184925);
INSERT INTO "outbox" VALUES(314,710000007,1,'announcement.urgent','{"announcement":8,"part":0}',NULL,NULL,'ann:8:4:0',1684739184890,NULL,'sent',1,1,NULL,8,213,NULL,NULL,0,1684739184890,1684739184925);
INSERT INTO "outbox" VALUES(315,710000008,1,'announcement.urgent','{"announcement":8,"part":0}',NULL,NULL,'ann:8:5:0',1684739184890,NULL,'sent',1,1,NULL,8,214,NULL,NULL,0,1684739184890,1684739184925);
INSERT INTO "outbox" VALUES(316,710000009,1,'announcement.urgent','{"announcement":8,"part":0}',NULL,NULL,'ann:8:6:0',1684739184890,NULL,'sent',1,1,NULL,8,215,NULL,NULL,0,1684739184890,1684739184925);
INSERT INTO "outbox" VALUES(317,710000013,1,'announcement.urgent','{"announcement":8,"part":0}',NULL,NULL,'ann:8:9:0',1684739184890,NULL,'sent',1,1,NULL,8,216,NULL,NULL,0,1684739184890,1684739184925);
INSERT INTO "outbox" VALUES(318,710000004,1,'announcement.progress','{"announcement":8}',NULL,NULL,'progress:8:1',1684739184890,NULL,'sent',1,1,NULL,NULL,210,NULL,NULL,0,1684739184890,1684739184925);
INSERT INTO "outbox" VALUES(319,710000004,1,'announcement.progress','{"announcement":8}',NULL,NULL,'progress:8:2',1684739304929,NULL,'sent',1,1,NULL,NULL,210,NULL,NULL,0,1684739304929,1684739305034);
INSERT INTO "outbox" VALUES(320,710000004,1,'people.joined','{"enrolment":15}',NULL,NULL,'people.joined:15:1:1684652905',1684652905045,1687244905045,'sent',1,1,NULL,NULL,220,NULL,NULL,0,1684652905045,1684739305921);
INSERT INTO "outbox" VALUES(321,710000011,1,'people.joined','{"enrolment":15}',NULL,NULL,'people.joined:15:7:1684652905',1684652905045,1687244905045,'sent',1,1,NULL,NULL,221,NULL,NULL,0,1684652905045,1684739305921);
INSERT INTO "outbox" VALUES(322,710000004,1,'people.joined','{"enrolment":17}',NULL,NULL,'people.joined:17:1:1684652905',1684652905060,1687244905060,'sent',1,1,NULL,NULL,222,NULL,NULL,0,1684652905060,1684739305938);
INSERT INTO "outbox" VALUES(323,710000011,1,'people.joined','{"enrolment":17}',NULL,NULL,'people.joined:17:7:1684652905',1684652905060,1687244905060,'sent',1,1,NULL,NULL,223,NULL,NULL,0,1684652905060,1684739305938);
INSERT INTO "outbox" VALUES(324,710000004,1,'people.joined','{"enrolment":19}',NULL,NULL,'people.joined:19:1:1684652905',1684652905080,1687244905080,'sent',1,1,NULL,NULL,224,NULL,NULL,0,1684652905080,1684739306058);
INSERT INTO "outbox" VALUES(325,710000011,1,'people.joined','{"enrolment":19}',NULL,NULL,'people.joined:19:7:1684652905',1684652905080,1687244905080,'sent',1,1,NULL,NULL,225,NULL,NULL,0,1684652905080,1684739306058);
INSERT INTO "outbox" VALUES(326,710000004,1,'people.joined','{"enrolment":21}',NULL,NULL,'people.joined:21:1:1684652905',1684652905101,1687244905101,'sent',1,1,NULL,NULL,226,NULL,NULL,0,1684652905101,1684739306144);
INSERT INTO "outbox" VALUES(327,710000011,1,'people.joined','{"enrolment":21}',NULL,NULL,'people.joined:21:7:1684652905',1684652905101,1687244905101,'sent',1,1,NULL,NULL,227,NULL,NULL,0,1684652905101,1684739306144);
INSERT INTO "outbox" VALUES(328,710000004,1,'people.joined','{"enrolment":23}',NULL,NULL,'people.joined:23:1:1679555305',1679555305112,1682147305112,'expired',1,1,NULL,NULL,NULL,NULL,'expired',0,1679555305112,1684739305821);
INSERT INTO "outbox" VALUES(329,710000011,1,'people.joined','{"enrolment":23}',NULL,NULL,'people.joined:23:7:1679555305',1679555305112,1682147305112,'expired',1,1,NULL,NULL,NULL,NULL,'expired',0,1679555305112,1684739305821);
INSERT INTO "outbox" VALUES(330,710000004,1,'people.joined','{"enrolment":25}',NULL,NULL,'people.joined:25:1:1679555305',1679555305120,1682147305120,'expired',1,1,NULL,NULL,NULL,NULL,'expired',0,1679555305120,1684739305859);
INSERT INTO "outbox" VALUES(331,710000011,1,'people.joined','{"enrolment":25}',NULL,NULL,'people.joined:25:7:1679555305',1679555305120,1682147305120,'expired',1,1,NULL,NULL,NULL,NULL,'expired',0,1679555305120,1684739305859);
INSERT INTO "outbox" VALUES(332,710000004,1,'people.joined','{"enrolment":27}',NULL,NULL,'people.joined:27:1:1684652905',1684652905132,1687244905132,'sent',1,1,NULL,NULL,228,NULL,NULL,0,1684652905132,1684739306171);
INSERT INTO "outbox" VALUES(333,710000011,1,'people.joined','{"enrolment":27}',NULL,NULL,'people.joined:27:7:1684652905',1684652905132,1687244905132,'sent',1,1,NULL,NULL,229,NULL,NULL,0,1684652905132,1684739306171);
INSERT INTO "outbox" VALUES(334,710000004,1,'people.joined','{"enrolment":29}',NULL,NULL,'people.joined:29:1:1684652905',1684652905139,1687244905139,'sent',1,1,NULL,NULL,230,NULL,NULL,0,1684652905139,1684739306204);
INSERT INTO "outbox" VALUES(335,710000011,1,'people.joined','{"enrolment":29}',NULL,NULL,'people.joined:29:7:1684652905',1684652905139,1687244905139,'sent',1,1,NULL,NULL,231,NULL,NULL,0,1684652905139,1684739306204);
INSERT INTO "outbox" VALUES(336,710000004,1,'people.joined','{"enrolment":31}',NULL,NULL,'people.joined:31:1:1684652905',1684652905156,1687244905156,'sent',1,1,NULL,NULL,232,NULL,NULL,0,1684652905156,1684739306225);
INSERT INTO "outbox" VALUES(337,710000011,1,'people.joined','{"enrolment":31}',NULL,NULL,'people.joined:31:7:1684652905',1684652905156,1687244905156,'sent',1,1,NULL,NULL,233,NULL,NULL,0,1684652905156,1684739306225);
INSERT INTO "outbox" VALUES(338,710000004,1,'people.joined','{"enrolment":33}',NULL,NULL,'people.joined:33:1:1684652905',1684652905164,1687244905164,'sent',1,1,NULL,NULL,234,NULL,NULL,0,1684652905164,1684739306281);
INSERT INTO "outbox" VALUES(339,710000011,1,'people.joined','{"enrolment":33}',NULL,NULL,'people.joined:33:7:1684652905',1684652905164,1687244905164,'sent',1,1,NULL,NULL,235,NULL,NULL,0,1684652905164,1684739306281);
INSERT INTO "outbox" VALUES(340,710000004,1,'people.joined','{"enrolment":35}',NULL,NULL,'people.joined:35:1:1684652905',1684652905177,1687244905177,'sent',1,1,NULL,NULL,236,NULL,NULL,0,1684652905177,1684739306395);
INSERT INTO "outbox" VALUES(341,710000011,1,'people.joined','{"enrolment":35}',NULL,NULL,'people.joined:35:7:1684652905',1684652905177,1687244905177,'sent',1,1,NULL,NULL,237,NULL,NULL,0,1684652905177,1684739306395);
INSERT INTO "outbox" VALUES(342,710000004,1,'people.joined','{"enrolment":37}',NULL,NULL,'people.joined:37:1:1684652905',1684652905192,1687244905192,'sent',1,1,NULL,NULL,238,NULL,NULL,0,1684652905192,1684739306505);
INSERT INTO "outbox" VALUES(343,710000011,1,'people.joined','{"enrolment":37}',NULL,NULL,'people.joined:37:7:1684652905',1684652905192,1687244905192,'sent',1,1,NULL,NULL,239,NULL,NULL,0,1684652905192,1684739306505);
INSERT INTO "outbox" VALUES(344,710000004,1,'people.joined','{"enrolment":39}',NULL,NULL,'people.joined:39:1:1684652905',1684652905196,1687244905196,'sent',1,1,NULL,NULL,240,NULL,NULL,0,1684652905196,1684739306559);
INSERT INTO "outbox" VALUES(345,710000011,1,'people.joined','{"enrolment":39}',NULL,NULL,'people.joined:39:7:1684652905',1684652905196,1687244905196,'sent',1,1,NULL,NULL,241,NULL,NULL,0,1684652905196,1684739306559);
INSERT INTO "outbox" VALUES(346,710000004,1,'people.joined','{"enrolment":41}',NULL,NULL,'people.joined:41:1:1684652905',1684652905212,1687244905212,'sent',1,1,NULL,NULL,242,NULL,NULL,0,1684652905212,1684739306576);
INSERT INTO "outbox" VALUES(347,710000011,1,'people.joined','{"enrolment":41}',NULL,NULL,'people.joined:41:7:1684652905',1684652905212,1687244905212,'sent',1,1,NULL,NULL,243,NULL,NULL,0,1684652905212,1684739306576);
INSERT INTO "outbox" VALUES(348,710000004,1,'people.joined','{"enrolment":43}',NULL,NULL,'people.joined:43:1:1684652905',1684652905225,1687244905225,'sent',1,1,NULL,NULL,244,NULL,NULL,0,1684652905225,1684739306628);
INSERT INTO "outbox" VALUES(349,710000011,1,'people.joined','{"enrolment":43}',NULL,NULL,'people.joined:43:7:1684652905',1684652905225,1687244905225,'sent',1,1,NULL,NULL,245,NULL,NULL,0,1684652905225,1684739306628);
INSERT INTO "outbox" VALUES(350,710000004,1,'people.joined','{"enrolment":45}',NULL,NULL,'people.joined:45:1:1684652905',1684652905228,1687244905228,'sent',1,1,NULL,NULL,246,NULL,NULL,0,1684652905228,1684739306641);
INSERT INTO "outbox" VALUES(351,710000011,1,'people.joined','{"enrolment":45}',NULL,NULL,'people.joined:45:7:1684652905',1684652905228,1687244905228,'sent',1,1,NULL,NULL,247,NULL,NULL,0,1684652905228,1684739306641);
INSERT INTO "outbox" VALUES(352,710000004,1,'people.joined','{"enrolment":47}',NULL,NULL,'people.joined:47:1:1684652905',1684652905244,1687244905244,'sent',1,1,NULL,NULL,248,NULL,NULL,0,1684652905244,1684739306672);
INSERT INTO "outbox" VALUES(353,710000011,1,'people.joined','{"enrolment":47}',NULL,NULL,'people.joined:47:7:1684652905',1684652905244,1687244905244,'sent',1,1,NULL,NULL,249,NULL,NULL,0,1684652905244,1684739306672);
INSERT INTO "outbox" VALUES(354,710000004,1,'people.joined','{"enrolment":49}',NULL,NULL,'people.joined:49:1:1684652905',1684652905256,1687244905256,'sent',1,1,NULL,NULL,250,NULL,NULL,0,1684652905256,1684739306693);
INSERT INTO "outbox" VALUES(355,710000011,1,'people.joined','{"enrolment":49}',NULL,NULL,'people.joined:49:7:1684652905',1684652905256,1687244905256,'sent',1,1,NULL,NULL,251,NULL,NULL,0,1684652905256,1684739306693);
INSERT INTO "outbox" VALUES(356,710000004,1,'people.joined','{"enrolment":51}',NULL,NULL,'people.joined:51:1:1684652905',1684652905276,1687244905276,'sent',1,1,NULL,NULL,252,NULL,NULL,0,1684652905276,1684739306708);
INSERT INTO "outbox" VALUES(357,710000011,1,'people.joined','{"enrolment":51}',NULL,NULL,'people.joined:51:7:1684652905',1684652905276,1687244905276,'sent',1,1,NULL,NULL,253,NULL,NULL,0,1684652905276,1684739306708);
INSERT INTO "outbox" VALUES(358,710000004,1,'people.joined','{"enrolment":53}',NULL,NULL,'people.joined:53:1:1684652905',1684652905287,1687244905287,'sent',1,1,NULL,NULL,254,NULL,NULL,0,1684652905287,1684739306730);
INSERT INTO "outbox" VALUES(359,710000011,1,'people.joined','{"enrolment":53}',NULL,NULL,'people.joined:53:7:1684652905',1684652905287,1687244905287,'sent',1,1,NULL,NULL,255,NULL,NULL,0,1684652905287,1684739306730);
INSERT INTO "outbox" VALUES(360,710000004,1,'people.joined','{"enrolment":55}',NULL,NULL,'people.joined:55:1:1684652905',1684652905301,1687244905301,'sent',1,1,NULL,NULL,256,NULL,NULL,0,1684652905301,1684739306744);
INSERT INTO "outbox" VALUES(361,710000011,1,'people.joined','{"enrolment":55}',NULL,NULL,'people.joined:55:7:1684652905',1684652905301,1687244905301,'sent',1,1,NULL,NULL,257,NULL,NULL,0,1684652905301,1684739306744);
INSERT INTO "outbox" VALUES(362,710000004,1,'people.joined','{"enrolment":57}',NULL,NULL,'people.joined:57:1:1684652905',1684652905312,1687244905312,'sent',1,1,NULL,NULL,258,NULL,NULL,0,1684652905312,1684739306756);
INSERT INTO "outbox" VALUES(363,710000011,1,'people.joined','{"enrolment":57}',NULL,NULL,'people.joined:57:7:1684652905',1684652905312,1687244905312,'sent',1,1,NULL,NULL,259,NULL,NULL,0,1684652905312,1684739306756);
INSERT INTO "outbox" VALUES(364,710000004,1,'people.joined','{"enrolment":59}',NULL,NULL,'people.joined:59:1:1684652905',1684652905330,1687244905330,'sent',1,1,NULL,NULL,260,NULL,NULL,0,1684652905330,1684739306778);
INSERT INTO "outbox" VALUES(365,710000011,1,'people.joined','{"enrolment":59}',NULL,NULL,'people.joined:59:7:1684652905',1684652905330,1687244905330,'sent',1,1,NULL,NULL,261,NULL,NULL,0,1684652905330,1684739306778);
INSERT INTO "outbox" VALUES(366,710000004,1,'people.joined','{"enrolment":61}',NULL,NULL,'people.joined:61:1:1684652905',1684652905344,1687244905344,'sent',1,1,NULL,NULL,262,NULL,NULL,0,1684652905344,1684739306797);
INSERT INTO "outbox" VALUES(367,710000011,1,'people.joined','{"enrolment":61}',NULL,NULL,'people.joined:61:7:1684652905',1684652905344,1687244905344,'sent',1,1,NULL,NULL,263,NULL,NULL,0,1684652905344,1684739306797);
INSERT INTO "outbox" VALUES(368,710000004,1,'people.joined','{"enrolment":63}',NULL,NULL,'people.joined:63:1:1684652905',1684652905356,1687244905356,'sent',1,1,NULL,NULL,264,NULL,NULL,0,1684652905356,1684739306814);
INSERT INTO "outbox" VALUES(369,710000011,1,'people.joined','{"enrolment":63}',NULL,NULL,'people.joined:63:7:1684652905',1684652905356,1687244905356,'sent',1,1,NULL,NULL,265,NULL,NULL,0,1684652905356,1684739306814);
INSERT INTO "outbox" VALUES(370,710000004,1,'people.joined','{"enrolment":65}',NULL,NULL,'people.joined:65:1:1684652905',1684652905448,1687244905448,'sent',1,1,NULL,NULL,266,NULL,NULL,0,1684652905448,1684739306831);
INSERT INTO "outbox" VALUES(371,710000011,1,'people.joined','{"enrolment":65}',NULL,NULL,'people.joined:65:7:1684652905',1684652905448,1687244905448,'sent',1,1,NULL,NULL,267,NULL,NULL,0,1684652905448,1684739306831);
INSERT INTO "outbox" VALUES(372,710000013,1,'people.joined','{"enrolment":67}',NULL,NULL,'people.joined:67:9:1684652905',1684652905453,1687244905453,'sent',1,1,NULL,NULL,219,NULL,NULL,0,1684652905453,1684739305852);
INSERT INTO "outbox" VALUES(373,710000004,1,'people.joined','{"enrolment":69}',NULL,NULL,'people.joined:69:1:1684739307',1684739306840,1687331306840,'sent',1,1,NULL,NULL,270,NULL,NULL,0,1684739306840,1684739306880);
INSERT INTO "outbox" VALUES(374,710000011,1,'people.joined','{"enrolment":69}',NULL,NULL,'people.joined:69:7:1684739307',1684739306840,1687331306840,'sent',1,1,NULL,NULL,271,NULL,NULL,0,1684739306840,1684739306880);
INSERT INTO "outbox" VALUES(376,710000005,0,'keys','{}',NULL,NULL,NULL,1684739306968,NULL,'sent',1,1,NULL,NULL,211,NULL,NULL,0,1684739306968,1684739306979);
INSERT INTO "outbox" VALUES(377,710000004,0,'show','{}',NULL,NULL,NULL,1684739306986,NULL,'sent',1,1,NULL,NULL,270,NULL,NULL,0,1684739306986,1684739307001);
INSERT INTO "outbox" VALUES(378,710000004,0,'show','{}',NULL,NULL,NULL,1684739307018,NULL,'sent',1,1,NULL,NULL,270,NULL,NULL,0,1684739307018,1684739307035);
INSERT INTO "outbox" VALUES(379,710000004,2,'session.over_again','{"session":1,"revision":1}',NULL,75,NULL,1684739367053,NULL,'sent',1,1,NULL,NULL,65,NULL,NULL,0,1684739307053,1684739367081);
INSERT INTO "outbox" VALUES(380,710000011,2,'session.over_again','{"session":1,"revision":1}',NULL,76,NULL,1684739367053,NULL,'sent',1,1,NULL,NULL,66,NULL,NULL,0,1684739307053,1684739367081);
INSERT INTO "outbox" VALUES(381,710000004,0,'show','{}',NULL,NULL,NULL,1684739307053,NULL,'sent',1,1,NULL,NULL,270,NULL,NULL,0,1684739307053,1684739307077);
INSERT INTO "outbox" VALUES(382,710000004,0,'show','{}',NULL,NULL,NULL,1684739307089,NULL,'sent',1,1,NULL,NULL,270,NULL,NULL,0,1684739307089,1684739307112);
INSERT INTO "outbox" VALUES(383,710000004,0,'say','{}',NULL,NULL,NULL,1684739307122,NULL,'sent',1,1,NULL,NULL,273,NULL,NULL,0,1684739307122,1684739307129);
INSERT INTO "outbox" VALUES(384,710000004,0,'say','{}',NULL,NULL,NULL,1684739307145,NULL,'sent',1,1,NULL,NULL,275,NULL,NULL,0,1684739307145,1684739307156);
INSERT INTO "outbox" VALUES(385,710000004,0,'say','{}',NULL,NULL,NULL,1684739307145,NULL,'sent',1,1,NULL,NULL,276,NULL,NULL,0,1684739307145,1684739307161);
INSERT INTO "outbox" VALUES(386,710000011,1,'announcement.approval','{"announcement":9,"revision":3}',NULL,NULL,'approval:9:2:7',1684739307196,1684912107196,'sent',1,1,NULL,NULL,277,NULL,NULL,0,1684739307196,1684739307237);
INSERT INTO "outbox" VALUES(387,710000012,1,'announcement.approval','{"announcement":9,"revision":3}',NULL,NULL,'approval:9:2:8',1684739307196,1684912107196,'sent',1,1,NULL,NULL,278,NULL,NULL,0,1684739307196,1684739307237);
INSERT INTO "outbox" VALUES(388,710000004,0,'show','{}',NULL,NULL,NULL,1684739307196,NULL,'sent',1,1,NULL,NULL,276,NULL,NULL,0,1684739307196,1684739307218);
INSERT INTO "outbox" VALUES(389,-4000003,0,'say','{}',NULL,NULL,NULL,1684739307325,NULL,'sent',1,1,NULL,NULL,282,NULL,NULL,0,1684739307325,1684739307332);
INSERT INTO "outbox" VALUES(390,710000013,0,'say','{}',NULL,NULL,NULL,1684739307354,NULL,'sent',1,1,NULL,NULL,284,NULL,NULL,0,1684739307354,1684739307362);
INSERT INTO "outbox" VALUES(391,-4000003,1,'discussion.opened','{"discussion":2}',NULL,NULL,'discussion:2:opened',1684739307376,1684760907376,'sent',1,1,NULL,NULL,285,NULL,NULL,0,1684739307376,1684739307429);
INSERT INTO "outbox" VALUES(392,-4000003,1,'discussion.case','{"discussion":2}',NULL,NULL,'discussion:2:case',1684739307376,1684760907376,'sent',1,1,NULL,NULL,286,NULL,NULL,0,1684739307376,1684739307465);
INSERT INTO "outbox" VALUES(393,-4000003,1,'discussion.step','{"discussion":2,"step":0,"number":0}',NULL,NULL,'discussion:2:0:0',1684739307376,1684760907376,'sent',1,1,NULL,NULL,287,NULL,NULL,0,1684739307376,1684739307473);
INSERT INTO "outbox" VALUES(394,710000013,0,'show','{}',NULL,NULL,NULL,1684739307376,NULL,'sent',1,1,NULL,NULL,284,NULL,NULL,0,1684739307376,1684739307402);
INSERT INTO "outbox" VALUES(395,-4000003,1,'discussion.counts','{"discussion":2,"step":0,"number":1}',NULL,NULL,'discussion:2:0:1',1684739307485,1684760907485,'sent',1,1,NULL,NULL,287,NULL,NULL,0,1684739307485,1684739307519);
INSERT INTO "outbox" VALUES(396,-4000003,1,'discussion.stopped','{"discussion":2}',NULL,NULL,'discussion:2:stopped',1684739307485,1684760907485,'sent',1,1,NULL,NULL,288,NULL,NULL,0,1684739307485,1684739307533);
INSERT INTO "outbox" VALUES(397,710000013,0,'show','{}',NULL,NULL,NULL,1684739307485,NULL,'sent',1,1,NULL,NULL,284,NULL,NULL,0,1684739307485,1684739307505);
INSERT INTO "outbox" VALUES(398,-4000003,1,'discussion.opened','{"discussion":3}',NULL,NULL,'discussion:3:opened',1684739307545,1684760907545,'sent',1,1,NULL,NULL,289,NULL,NULL,0,1684739307545,1684739307576);
INSERT INTO "outbox" VALUES(399,-4000003,1,'discussion.case','{"discussion":3}',NULL,NULL,'discussion:3:case',1684739307545,1684760907545,'sent',1,1,NULL,NULL,290,NULL,NULL,0,1684739307545,1684739307610);
INSERT INTO "outbox" VALUES(400,-4000003,1,'discussion.step','{"discussion":3,"step":0,"number":0}',NULL,NULL,'discussion:3:0:0',1684739307545,1684760907545,'sent',1,1,NULL,NULL,291,NULL,NULL,0,1684739307545,1684739307626);
INSERT INTO "outbox" VALUES(401,710000013,0,'show','{}',NULL,NULL,NULL,1684739307545,NULL,'sent',1,1,NULL,NULL,284,NULL,NULL,0,1684739307545,1684739307565);
INSERT INTO "outbox" VALUES(402,710000004,0,'show','{}',NULL,NULL,NULL,1684739307634,NULL,'sent',1,1,NULL,NULL,276,NULL,NULL,0,1684739307634,1684739307650);
INSERT INTO "outbox" VALUES(403,710000004,0,'show','{}',NULL,NULL,NULL,1684739307671,NULL,'sent',1,1,NULL,NULL,276,NULL,NULL,0,1684739307671,1684739307680);
INSERT INTO "outbox" VALUES(404,710000004,0,'say','{}',NULL,NULL,NULL,1684739307719,NULL,'sent',1,1,NULL,NULL,295,NULL,NULL,0,1684739307719,1684739307746);
INSERT INTO "outbox" VALUES(405,710000004,0,'links','{}',NULL,NULL,NULL,1684739307749,NULL,'sent',1,1,NULL,NULL,296,NULL,NULL,0,1684739307749,1684739307791);
INSERT INTO "outbox" VALUES(406,710000005,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:2',1684739307813,1685498400000,'sent',1,1,NULL,NULL,297,NULL,NULL,0,1684739307813,1684739307891);
INSERT INTO "outbox" VALUES(407,710000006,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:3',1684739307813,1685498400000,'sent',1,1,NULL,NULL,298,NULL,NULL,0,1684739307813,1684739307891);
INSERT INTO "outbox" VALUES(408,710000007,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:4',1684739307813,1685498400000,'sent',1,1,NULL,NULL,299,NULL,NULL,0,1684739307813,1684739307891);
INSERT INTO "outbox" VALUES(409,710000008,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:5',1684739307813,1685498400000,'sent',1,1,NULL,NULL,300,NULL,NULL,0,1684739307813,1684739307891);
INSERT INTO "outbox" VALUES(410,710000009,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:6',1684739307813,1685498400000,'sent',1,1,NULL,NULL,301,NULL,NULL,0,1684739307813,1684739307891);
INSERT INTO "outbox" VALUES(411,710000013,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:9',1684739307813,1685498400000,'sent',1,1,NULL,NULL,302,NULL,NULL,0,1684739307813,1684739307891);
INSERT INTO "outbox" VALUES(412,710000101,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:12',1684739307813,1685498400000,'sent',1,1,NULL,NULL,303,NULL,NULL,0,1684739307813,1684739307891);
INSERT INTO "outbox" VALUES(413,710000102,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:13',1684739307813,1685498400000,'sent',1,1,NULL,NULL,304,NULL,NULL,0,1684739307813,1684739307913);
INSERT INTO "outbox" VALUES(414,710000103,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:14',1684739307813,1685498400000,'sent',1,1,NULL,NULL,305,NULL,NULL,0,1684739307813,1684739307913);
INSERT INTO "outbox" VALUES(415,710000104,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:15',1684739307813,1685498400000,'sent',1,1,NULL,NULL,306,NULL,NULL,0,1684739307813,1684739307913);
INSERT INTO "outbox" VALUES(416,710000105,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:16',1684739307813,1685498400000,'sent',1,1,NULL,NULL,307,NULL,NULL,0,1684739307813,1684739307913);
INSERT INTO "outbox" VALUES(417,710000106,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:17',1684739307813,1685498400000,'sent',1,1,NULL,NULL,308,NULL,NULL,0,1684739307813,1684739307914);
INSERT INTO "outbox" VALUES(418,710000107,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:18',1684739307813,1685498400000,'sent',1,1,NULL,NULL,309,NULL,NULL,0,1684739307813,1684739307914);
INSERT INTO "outbox" VALUES(419,710000108,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:19',1684739307813,1685498400000,'sent',1,1,NULL,NULL,310,NULL,NULL,0,1684739307813,1684739307914);
INSERT INTO "outbox" VALUES(420,710000109,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:20',1684739307813,1685498400000,'sent',1,1,NULL,NULL,311,NULL,NULL,0,1684739307813,1684739307914);
INSERT INTO "outbox" VALUES(421,710000110,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:21',1684739307813,1685498400000,'sent',1,1,NULL,NULL,312,NULL,NULL,0,1684739307813,1684739307914);
INSERT INTO "outbox" VALUES(422,710000111,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:22',1684739307813,1685498400000,'sent',1,1,NULL,NULL,313,NULL,NULL,0,1684739307813,1684739307914);
INSERT INTO "outbox" VALUES(423,710000112,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:23',1684739307813,1685498400000,'sent',1,1,NULL,NULL,314,NULL,NULL,0,1684739307813,1684739307914);
INSERT INTO "outbox" VALUES(424,710000113,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:24',1684739307813,1685498400000,'sent',1,1,NULL,NULL,315,NULL,NULL,0,1684739307813,1684739307914);
INSERT INTO "outbox" VALUES(425,710000114,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:25',1684739307813,1685498400000,'sent',1,1,NULL,NULL,316,NULL,NULL,0,1684739307813,1684739307914);
INSERT INTO "outbox" VALUES(426,710000115,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:26',1684739307813,1685498400000,'sent',1,1,NULL,NULL,317,NULL,NULL,0,1684739307813,1684739307914);
INSERT INTO "outbox" VALUES(427,710000116,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:27',1684739307813,1685498400000,'sent',1,1,NULL,NULL,318,NULL,NULL,0,1684739307813,1684739307914);
INSERT INTO "outbox" VALUES(428,710000117,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:28',1684739307813,1685498400000,'sent',1,1,NULL,NULL,319,NULL,NULL,0,1684739307813,1684739307914);
INSERT INTO "outbox" VALUES(429,710000118,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:29',1684739307813,1685498400000,'sent',1,1,NULL,NULL,320,NULL,NULL,0,1684739307813,1684739307914);
INSERT INTO "outbox" VALUES(430,710000119,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:30',1684739307813,1685498400000,'sent',1,1,NULL,NULL,321,NULL,NULL,0,1684739307813,1684739307958);
INSERT INTO "outbox" VALUES(431,710000120,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:31',1684739307813,1685498400000,'sent',1,1,NULL,NULL,322,NULL,NULL,0,1684739307813,1684739307958);
INSERT INTO "outbox" VALUES(432,710000121,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:32',1684739307813,1685498400000,'sent',1,1,NULL,NULL,323,NULL,NULL,0,1684739307813,1684739307958);
INSERT INTO "outbox" VALUES(433,710000122,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:33',1684739307813,1685498400000,'sent',1,1,NULL,NULL,324,NULL,NULL,0,1684739307813,1684739307958);
INSERT INTO "outbox" VALUES(434,710000123,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:34',1684739307813,1685498400000,'sent',1,1,NULL,NULL,325,NULL,NULL,0,1684739307813,1684739307958);
INSERT INTO "outbox" VALUES(435,710000124,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:35',1684739307813,1685498400000,'sent',1,1,NULL,NULL,326,NULL,NULL,0,1684739307813,1684739307958);
INSERT INTO "outbox" VALUES(436,710000125,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:36',1684739307813,1685498400000,'sent',1,1,NULL,NULL,327,NULL,NULL,0,1684739307813,1684739307958);
INSERT INTO "outbox" VALUES(437,710000126,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'reminder:4:2:cancelled:37',1684739307813,1685498400000,'sent',1,1,NULL,NULL,328,NULL,NULL,0,1684739307813,1684739307958);
INSERT INTO "outbox" VALUES(438,710000008,0,'after','{}',NULL,NULL,NULL,1684739700019,NULL,'sent',1,1,NULL,NULL,329,NULL,NULL,0,1684739700019,1684739700032);
INSERT INTO "outbox" VALUES(439,710000004,1,'session.trouble','{"session":5}',NULL,NULL,'trouble:5:1684739700048:1',1684739700048,1684744800000,'sent',1,1,NULL,NULL,330,NULL,NULL,0,1684739700048,1684739700101);
INSERT INTO "outbox" VALUES(440,710000011,1,'session.trouble','{"session":5}',NULL,NULL,'trouble:5:1684739700048:7',1684739700048,1684744800000,'sent',1,1,NULL,NULL,331,NULL,NULL,0,1684739700048,1684739700101);
INSERT INTO "outbox" VALUES(441,710000008,0,'show','{}',NULL,NULL,NULL,1684739700048,NULL,'sent',1,1,NULL,NULL,329,NULL,NULL,0,1684739700048,1684739700077);
INSERT INTO "outbox" VALUES(442,710000110,2,'people.ended','{"enrolment":33}',NULL,NULL,'people.ended:33:1684739700',1684739760126,1685344500126,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739700126,NULL);
INSERT INTO "outbox" VALUES(443,710000004,0,'show','{}',NULL,NULL,NULL,1684739700126,NULL,'sent',1,1,NULL,NULL,330,NULL,NULL,0,1684739700126,1684739700147);
INSERT INTO "outbox" VALUES(444,710000004,0,'show','{}',NULL,NULL,NULL,1684739700158,NULL,'sent',1,1,NULL,NULL,330,NULL,NULL,0,1684739700158,1684739700169);
INSERT INTO "outbox" VALUES(445,710000004,0,'show','{}',NULL,NULL,NULL,1684739700184,NULL,'sent',1,1,NULL,NULL,330,NULL,NULL,0,1684739700184,1684739700201);
INSERT INTO "outbox" VALUES(446,710000004,0,'say','{}',NULL,NULL,NULL,1684739700212,NULL,'sent',1,1,NULL,NULL,333,NULL,NULL,0,1684739700212,1684739700224);
INSERT INTO "outbox" VALUES(447,710000004,0,'say','{}',NULL,NULL,NULL,1684739700237,NULL,'sent',1,1,NULL,NULL,335,NULL,NULL,0,1684739700237,1684739700250);
INSERT INTO "outbox" VALUES(448,710000004,0,'say','{}',NULL,NULL,NULL,1684739700264,NULL,'sent',1,1,NULL,NULL,337,NULL,NULL,0,1684739700264,1684739700280);
INSERT INTO "outbox" VALUES(449,710000143,0,'show','{}',NULL,NULL,NULL,1684739700369,NULL,'sent',1,1,NULL,NULL,339,NULL,NULL,0,1684739700369,1684739700397);
INSERT INTO "outbox" VALUES(450,710000143,0,'after','{}',NULL,NULL,NULL,1684739700369,NULL,'sent',1,1,NULL,NULL,340,NULL,NULL,0,1684739700369,1684739700398);
INSERT INTO "outbox" VALUES(451,710000004,1,'people.joined','{"enrolment":71}',NULL,NULL,'people.joined:71:1:1684739701',1684739700502,1687331700502,'sent',1,1,NULL,NULL,345,NULL,NULL,0,1684739700502,1684739700578);
INSERT INTO "outbox" VALUES(452,710000011,1,'people.joined','{"enrolment":71}',NULL,NULL,'people.joined:71:7:1684739701',1684739700502,1687331700502,'sent',1,1,NULL,NULL,346,NULL,NULL,0,1684739700502,1684739700578);
INSERT INTO "outbox" VALUES(453,710000144,0,'tidy','{}',NULL,NULL,NULL,1684739700502,NULL,'sent',1,1,NULL,NULL,343,NULL,NULL,0,1684739700502,1684739700536);
INSERT INTO "outbox" VALUES(454,710000144,0,'home','{}',NULL,NULL,NULL,1684739700502,NULL,'sent',1,1,NULL,NULL,344,NULL,NULL,0,1684739700502,1684739700543);
INSERT INTO "outbox" VALUES(455,710000144,0,'menu','{}',NULL,NULL,NULL,1684739700502,NULL,'sent',1,1,NULL,NULL,NULL,NULL,NULL,0,1684739700502,1684739700545);
INSERT INTO "outbox" VALUES(456,710000144,1,'then','{}','{"method":"pinChatMessage","body":{"chat_id":710000144,"message_id":344,"disable_notification":true}}',NULL,'then:454',1684739700543,NULL,'sent',1,1,NULL,NULL,NULL,NULL,NULL,0,1684739700543,1684739700595);
INSERT INTO "outbox" VALUES(457,710000005,0,'calendar','{}','{"method":"sendDocument","body":{"chat_id":710000005,"caption":"Romleuk","parse_mode":"HTML"},"drawing":{"field":"document","recipe":"calendar","about":{"events":[{"uid":"2f38bb7e3b1a433eaaf0d28f77610f51@romleuk","sequence":1,"title":"Online meeting","start":"2023-05-22T04:00:00+00:00","minutes":90,"changed":"2023-05-22T03:20:00.312000+00:00","cancelled":false},{"uid":"c3250bde26fe481e89c4f1141daf507e@romleuk","sequence":1,"title":"Online meeting","start":"2023-05-22T07:10:00+00:00","minutes":90,"changed":"2023-05-22T07:00:00.270000+00:00","cancelled":false},{"uid":"2df5dfe728fb4e519c23c3468331a643@romleuk","sequence":1,"title":"Online meeting","start":"2023-05-29T02:00:00+00:00","minutes":90,"changed":"2023-05-22T03:20:00.624000+00:00","cancelled":false},{"uid":"04924b0a4c4d44acac8b7dd15cf7036b@romleuk","sequence":1,"title":"Online meeting","start":"2023-05-30T02:00:00+00:00","minutes":90,"changed":"2023-05-22T03:20:00.624000+00:00","cancelled":false},{"uid":"b28e886ad7b048409fcd11b66fc0b650@romleuk","sequence":2,"title":"Online meeting","start":"2023-05-31T02:00:00+00:00","minutes":90,"changed":"2023-05-22T07:08:27.089000+00:00","cancelled":true}]},"filename":"meeting.ics","private":false}}',NULL,NULL,1684739700638,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739700638,NULL);
INSERT INTO "outbox" VALUES(458,710000005,0,'results','{}','{"method":"sendPhoto","body":{"chat_id":710000005,"caption":"Romleuk","parse_mode":"HTML","reply_markup":{"inline_keyboard":[[{"text":"As text","callback_data":"kb"},{"text":"Certificate","callback_data":"ke:1"}],[{"text":"✕ Close","callback_data":"kd"}]]}},"drawing":{"field":"photo","recipe":"progress_card","about":{"language":"en","head":"My results","sub":"Module 4 · 22 May 2023","foot":"Nobody sees your quiz results but you.","lessons":{"title":"Lessons","line":"2 of 18 read","done":2,"of":18},"quizzes":{"title":"Quizzes","rows":[{"label":"Part 1","value":"7 of 10","share":0.7,"before":null,"course":null}],"legend":[{"what":"share","label":"best"}]},"kept":{"title":"What stayed","rings":[{"label":"Before","value":"–","share":null,"line":"no baseline"},{"label":"Right after","value":"70 %","share":0.7,"line":"7 of 10"},{"label":"A month later","value":"–","share":null,"line":"not yet"}]},"rhythm":{"title":"Practice","line":"1 day in 1 week","legend":[{"what":"practised","label":"practised"}],"days":["Mon","Tue","Wed","Thu","Fri"],"weeks":[[1,0,0,0,0]]}},"filename":"picture.png","private":true}}',NULL,NULL,1684739700664,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739700664,NULL);
INSERT INTO "outbox" VALUES(459,710000005,0,'show','{}','{"method":"editMessageText","body":{"chat_id":710000005,"message_id":297,"text":"Romleuk · Module 4\n\nNext: Mon 22 May, 14:10 (Phnom Penh)\nLessons 2 of 18 · Quiz 1: 7 of 10","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_markup":{"inline_keyboard":[[{"text":"▶ Join now","url":"https://zoom.us/j/12345678901"}],[{"text":"📖 Lessons","callback_data":"ll"},{"text":"✏️ Quiz","callback_data":"qq"}],[{"text":"📅 Sessions","callback_data":"vo"},{"text":"💬 Ask for help","callback_data":"ta"}],[{"text":"⋯ More","callback_data":"hm"}]]}}}',NULL,NULL,1684739700664,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739700664,NULL);
INSERT INTO "outbox" VALUES(460,710000005,0,'my_data','{}','{"method":"sendDocument","body":{"chat_id":710000005,"caption":"Romleuk\n\nEverything that is stored about you.","parse_mode":"HTML"},"drawing":{"field":"document","recipe":"my_data","about":{"at":"2023-05-22T07:15:00.697105+00:00","tables":{"answers":[{"attempt_id":1,"item":"m4.u1.q1","objective":"m4.u1.o1","picked":8,"correct":1,"guessed":0,"content_hash":"079ef70b83b6","answered_at":1684738821526},{"attempt_id":1,"item":"m4.u1.q10","objective":"m4.u1.o4","picked":2,"correct":0,"guessed":0,"content_hash":"7ad2793dfc0d","answered_at":1684738821642},{"attempt_id":1,"item":"m4.u1.q2","objective":"m4.u1.o2","picked":1,"correct":1,"guessed":0,"content_hash":"e7184a41aab9","answered_at":1684738821537},{"attempt_id":1,"item":"m4.u1.q3","objective":"m4.u1.o3","picked":1,"correct":1,"guessed":0,"content_hash":"885c555f5b03","answered_at":1684738821549},{"attempt_id":1,"item":"m4.u1.q4","objective":"m4.u1.o3","picked":2,"correct":1,"guessed":0,"content_hash":"da0efecd6583","answered_at":1684738821560},{"attempt_id":1,"item":"m4.u1.q5","objective":"m4.u1.o3","picked":4,"correct":1,"guessed":0,"content_hash":"fc91ef70aa26","answered_at":1684738821572},{"attempt_id":1,"item":"m4.u1.q6","objective":"m4.u1.o4","picked":8,"correct":1,"guessed":0,"content_hash":"26e1113fe654","answered_at":1684738821583},{"attempt_id":1,"item":"m4.u1.q7","objective":"m4.u1.o5","picked":4,"correct":1,"guessed":0,"content_hash":"17f6167c121c","answered_at":1684738821593},{"attempt_id":1,"item":"m4.u1.q8","objective":"m4.u1.o1","picked":4,"correct":0,"guessed":0,"content_hash":"093491dd1a36","answered_at":1684738821603},{"attempt_id":1,"item":"m4.u1.q9","objective":"m4.u1.o2","picked":11,"correct":0,"guessed":0,"content_hash":"62c7435ff544","answered_at":1684738821631},{"attempt_id":2,"item":"m4.u2.q1","objective":"m4.u2.o1","picked":4,"correct":1,"guessed":0,"content_hash":"60005f90f5f8","answered_at":1684738821662},{"attempt_id":3,"item":"m4.u1.q1","objective":"m4.u1.o1","picked":8,"correct":1,"guessed":0,"content_hash":"079ef70b83b6","answered_at":1684738821674}],"attempts":[{"id":1,"person_id":2,"enrolment_id":1,"quiz":"m4.u1","purpose":"posttest","items":"[\"m4.u1.q1\",\"m4.u1.q2\",\"m4.u1.q3\",\"m4.u1.q4\",\"m4.u1.q5\",\"m4.u1.q6\",\"m4.u1.q7\",\"m4.u1.q8\",\"m4.u1.q9\",\"m4.u1.q10\"]","picked":0,"started_at":1684738821520,"finished_at":1684738821642,"check_offered_at":null},{"id":2,"person_id":2,"enrolment_id":1,"quiz":"m4.u2","purpose":"baseline","items":"[\"m4.u2.q1\",\"m4.u2.q2\",\"m4.u2.q3\",\"m4.u2.q4\",\"m4.u2.q5\",\"m4.u2.q6\",\"m4.u2.q7\",\"m4.u2.q8\",\"m4.u2.q9\",\"m4.u2.q10\"]","picked":0,"started_at":1684738821657,"finished_at":null,"check_offered_at":null},{"id":3,"person_id":2,"enrolment_id":1,"quiz":"practice","purpose":"refresher","items":"[\"m4.u1.q1\",\"m4.u1.q2\",\"m4.u1.q6\"]","picked":0,"started_at":1684738821668,"finished_at":null,"check_offered_at":null}],"readings":[{"enrolment_id":1,"unit":"m4.u1","card":2,"furthest":2,"started_at":1684738821471,"read_at":1684738821491,"finished_at":null}],"walk_steps":[{"walk_id":1,"step":0,"node":"n1","choice":"a","led_to":"n2","chosen_at":1684738821692},{"walk_id":1,"step":1,"node":"n2","choice":"b","led_to":"n3","chosen_at":1684738821704}],"walks":[{"id":1,"person_id":2,"enrolment_id":1,"scenario":"m4.s1","started_at":1684738821684,"finished_at":null,"given_up_at":null}],"service_flags":[{"person_id":2,"course":"community-liberation-toolkit","service":"health","reason":"dead","flagged_at":1684738823677}],"discussion_votes":[{"discussion_id":1,"step":0,"person_id":2,"choice":"a","voted_at":1684738800391},{"discussion_id":1,"step":1,"person_id":2,"choice":"a","voted_at":1684738810701}],"contacts":[{"cohort_id":1,"person_id":2,"spoken_at":1684739306986,"put_off_until":null,"noted_by":1}],"rsvps":[{"session_id":2,"person_id":2,"answer":"yes","reason":null,"answered_at":1684738820759}],"attendance":[{"session_id":1,"person_id":2,"state":"there","picked":"umbrella","noted_by":null,"noted_at":1684738820928}],"pulses":[{"session_id":1,"person_id":2,"score":4,"may_quote":1,"answered_at":1684738821083}],"recipients":[{"announcement_id":1,"person_id":2,"is_in":1,"got_it_at":1684739306968},{"announcement_id":2,"person_id":2,"is_in":1,"got_it_at":null},{"announcement_id":5,"person_id":2,"is_in":1,"got_it_at":null},{"announcement_id":6,"person_id":2,"is_in":1,"got_it_at":null},{"announcement_id":8,"person_id":2,"is_in":1,"got_it_at":null},{"announcement_id":9,"person_id":2,"is_in":1,"got_it_at":null}],"invite_uses":[{"invite_id":2,"person_id":2,"used_at":1684717201788}],"invites":[{"id":2,"token_hash":"93d7627a4c91bceff60774ab8a4247b73a5338672e066234e43bea9b9cfea7d5","role":"participant","cohort_id":1,"organization_id":1,"person_id":2,"created_by":null,"created_at":1684717201788,"expires_at":1685926801788,"uses_allowed":1,"uses":1,"revoked_at":1684717201788}],"enrolments":[{"id":1,"person_id":2,"cohort_id":1,"organization_id":1,"state":"active","joined_at":1684717201788,"ended_at":null,"invite_id":2,"used_at":1684717201788,"refresh_days":31,"refresh_minute":735,"next_refresh_at":null,"next_lesson_at":1684818900000,"unanswered_pushes":0}],"outbox":[{"id":21,"chat_id":710000005,"lane":3,"kind":"announcement.part","about":"{\"announcement\":1,\"part\":0}","call":null,"edits_id":null,"dedup":"ann:1:2:0","due_at":1684724460384,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":1,"message_id":39,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684724460384,"done_at":1684724460449},{"id":37,"chat_id":710000005,"lane":2,"kind":"session.week","about":"{\"session\":1,\"revision\":1,\"rung\":\"told\"}","call":null,"edits_id":null,"dedup":"reminder:1:1:told:2","due_at":1684725600344,"expires_at":1684727400000,"state":"expired","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":null,"more_message_ids":null,"reason":"meeting today","maybe_duplicate":0,"created_at":1684725600344,"done_at":1684725600380},{"id":51,"chat_id":710000005,"lane":2,"kind":"session.week","about":"{\"session\":2,\"revision\":1,\"rung\":\"told\"}","call":null,"edits_id":null,"dedup":"reminder:2:1:told:2","due_at":1684800000000,"expires_at":1685268000000,"state":"pending","attempts":0,"fence":1,"lease_until":null,"announcement_id":null,"message_id":null,"more_message_ids":null,"reason":"meeting today","maybe_duplicate":0,"created_at":1684725600659,"done_at":null},{"id":57,"chat_id":710000005,"lane":2,"kind":"session.start","about":"{\"session\":1,\"revision\":1,\"rung\":\"start10\"}","call":null,"edits_id":null,"dedup":"reminder:1:1:start10:2","due_at":1684727400000,"expires_at":1684728000000,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":59,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684727400000,"done_at":1684727400037},{"id":63,"chat_id":710000005,"lane":3,"kind":"session.tidy","about":"{\"session\":1}","call":null,"edits_id":57,"dedup":"tidy:57","due_at":1684733400000,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":59,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684733400000,"done_at":1684733400030},{"id":69,"chat_id":710000005,"lane":2,"kind":"session.closing","about":"{\"session\":1,\"revision\":1,\"rung\":\"closing\"}","call":null,"edits_id":null,"dedup":"reminder:1:1:closing:2","due_at":1684734000000,"expires_at":1684760400000,"state":"expired","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":null,"more_message_ids":null,"reason":"two a day","maybe_duplicate":0,"created_at":1684734000000,"done_at":1684734000020},{"id":125,"chat_id":710000005,"lane":2,"kind":"session.week","about":"{\"session\":5,\"revision\":1,\"rung\":\"told\"}","call":null,"edits_id":null,"dedup":"reminder:5:1:told:2","due_at":1684738800309,"expires_at":1684739400000,"state":"expired","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":null,"more_message_ids":null,"reason":"two a day","maybe_duplicate":0,"created_at":1684738800309,"done_at":1684738800339},{"id":143,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738820759,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":59,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738820759,"done_at":1684738820777},{"id":149,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738820928,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":59,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738820928,"done_at":1684738820943},{"id":153,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821083,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":59,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821083,"done_at":1684738821097},{"id":155,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821439,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":59,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821439,"done_at":1684738821447},{"id":156,"chat_id":710000005,"lane":0,"kind":"say","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821449,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":127,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821449,"done_at":1684738821456},{"id":157,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821471,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":127,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821471,"done_at":1684738821480},{"id":158,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821491,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":127,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821491,"done_at":1684738821497},{"id":159,"chat_id":710000005,"lane":0,"kind":"say","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821504,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821504,"done_at":1684738821513},{"id":160,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821520,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821520,"done_at":1684738821524},{"id":161,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821526,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821526,"done_at":1684738821529},{"id":162,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821531,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821531,"done_at":1684738821534},{"id":163,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821537,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821537,"done_at":1684738821540},{"id":164,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821543,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821543,"done_at":1684738821546},{"id":165,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821549,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821549,"done_at":1684738821551},{"id":166,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821554,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821554,"done_at":1684738821556},{"id":167,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821560,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821560,"done_at":1684738821563},{"id":168,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821566,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821566,"done_at":1684738821568},{"id":169,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821572,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821572,"done_at":1684738821576},{"id":170,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821577,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821577,"done_at":1684738821579},{"id":171,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821583,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821583,"done_at":1684738821586},{"id":172,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821589,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821589,"done_at":1684738821591},{"id":173,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821593,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821593,"done_at":1684738821596},{"id":174,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821598,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821598,"done_at":1684738821600},{"id":175,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821603,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821603,"done_at":1684738821606},{"id":176,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821610,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821610,"done_at":1684738821612},{"id":177,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821614,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821614,"done_at":1684738821617},{"id":178,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821620,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821620,"done_at":1684738821623},{"id":179,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821625,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821625,"done_at":1684738821628},{"id":180,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821631,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821631,"done_at":1684738821635},{"id":181,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821636,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821636,"done_at":1684738821639},{"id":182,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821642,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821642,"done_at":1684738821645},{"id":183,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821648,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":129,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821648,"done_at":1684738821651},{"id":184,"chat_id":710000005,"lane":0,"kind":"say","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821654,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":131,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821654,"done_at":1684738821656},{"id":185,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821657,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":131,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821657,"done_at":1684738821660},{"id":186,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821662,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":131,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821662,"done_at":1684738821664},{"id":187,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821665,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":131,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821665,"done_at":1684738821667},{"id":188,"chat_id":710000005,"lane":0,"kind":"say","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821668,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":133,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821668,"done_at":1684738821671},{"id":189,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821674,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":133,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821674,"done_at":1684738821676},{"id":190,"chat_id":710000005,"lane":0,"kind":"say","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821677,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":135,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821677,"done_at":1684738821679},{"id":191,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821681,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":135,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821681,"done_at":1684738821683},{"id":192,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821684,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":135,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821684,"done_at":1684738821689},{"id":193,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821692,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":135,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821692,"done_at":1684738821695},{"id":194,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821698,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":135,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821698,"done_at":1684738821702},{"id":195,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821704,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":135,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821704,"done_at":1684738821706},{"id":196,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738821708,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":135,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738821708,"done_at":1684738821711},{"id":233,"chat_id":710000005,"lane":0,"kind":"calendar","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738823552,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":147,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738823552,"done_at":1684738823578},{"id":236,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684738823677,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":148,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738823677,"done_at":1684738823700},{"id":271,"chat_id":710000005,"lane":1,"kind":"announcement.urgent","about":"{\"announcement\":5,\"part\":0}","call":null,"edits_id":null,"dedup":"ann:5:2:0","due_at":1684738884378,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":5,"message_id":182,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738884378,"done_at":1684738884447},{"id":280,"chat_id":710000005,"lane":1,"kind":"announcement.recall","about":"{\"messages\":[182]}","call":null,"edits_id":null,"dedup":"recall:271","due_at":1684738944491,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":null,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684738944491,"done_at":1684738944538},{"id":292,"chat_id":710000005,"lane":1,"kind":"announcement.urgent","about":"{\"announcement\":6,\"part\":0}","call":null,"edits_id":null,"dedup":"ann:6:2:0","due_at":1684739064576,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":6,"message_id":193,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684739064576,"done_at":1684739064625},{"id":312,"chat_id":710000005,"lane":1,"kind":"announcement.urgent","about":"{\"announcement\":8,\"part\":0}","call":null,"edits_id":null,"dedup":"ann:8:2:0","due_at":1684739184890,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":8,"message_id":211,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684739184890,"done_at":1684739184924},{"id":376,"chat_id":710000005,"lane":0,"kind":"keys","about":"{}","call":null,"edits_id":null,"dedup":null,"due_at":1684739306968,"expires_at":null,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":211,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684739306968,"done_at":1684739306979},{"id":406,"chat_id":710000005,"lane":1,"kind":"session.cancelled","about":"{\"session\":4,\"revision\":2,\"rung\":\"cancelled\"}","call":null,"edits_id":null,"dedup":"reminder:4:2:cancelled:2","due_at":1684739307813,"expires_at":1685498400000,"state":"sent","attempts":1,"fence":1,"lease_until":null,"announcement_id":null,"message_id":297,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684739307813,"done_at":1684739307891},{"id":457,"chat_id":710000005,"lane":0,"kind":"calendar","about":"{}","call":"{\"method\":\"sendDocument\",\"body\":{\"chat_id\":710000005,\"caption\":\"Romleuk\",\"parse_mode\":\"HTML\"},\"drawing\":{\"field\":\"document\",\"recipe\":\"calendar\",\"about\":{\"events\":[{\"uid\":\"2f38bb7e3b1a433eaaf0d28f77610f51@romleuk\",\"sequence\":1,\"title\":\"Online meeting\",\"start\":\"2023-05-22T04:00:00+00:00\",\"minutes\":90,\"changed\":\"2023-05-22T03:20:00.312000+00:00\",\"cancelled\":false},{\"uid\":\"c3250bde26fe481e89c4f1141daf507e@romleuk\",\"sequence\":1,\"title\":\"Online meeting\",\"start\":\"2023-05-22T07:10:00+00:00\",\"minutes\":90,\"changed\":\"2023-05-22T07:00:00.270000+00:00\",\"cancelled\":false},{\"uid\":\"2df5dfe728fb4e519c23c3468331a643@romleuk\",\"sequence\":1,\"title\":\"Online meeting\",\"start\":\"2023-05-29T02:00:00+00:00\",\"minutes\":90,\"changed\":\"2023-05-22T03:20:00.624000+00:00\",\"cancelled\":false},{\"uid\":\"04924b0a4c4d44acac8b7dd15cf7036b@romleuk\",\"sequence\":1,\"title\":\"Online meeting\",\"start\":\"2023-05-30T02:00:00+00:00\",\"minutes\":90,\"changed\":\"2023-05-22T03:20:00.624000+00:00\",\"cancelled\":false},{\"uid\":\"b28e886ad7b048409fcd11b66fc0b650@romleuk\",\"sequence\":2,\"title\":\"Online meeting\",\"start\":\"2023-05-31T02:00:00+00:00\",\"minutes\":90,\"changed\":\"2023-05-22T07:08:27.089000+00:00\",\"cancelled\":true}]},\"filename\":\"meeting.ics\",\"private\":false}}","edits_id":null,"dedup":null,"due_at":1684739700638,"expires_at":null,"state":"pending","attempts":0,"fence":0,"lease_until":null,"announcement_id":null,"message_id":null,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684739700638,"done_at":null},{"id":458,"chat_id":710000005,"lane":0,"kind":"results","about":"{}","call":"{\"method\":\"sendPhoto\",\"body\":{\"chat_id\":710000005,\"caption\":\"Romleuk\",\"parse_mode\":\"HTML\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"As text\",\"callback_data\":\"kb\"},{\"text\":\"Certificate\",\"callback_data\":\"ke:1\"}],[{\"text\":\"✕ Close\",\"callback_data\":\"kd\"}]]}},\"drawing\":{\"field\":\"photo\",\"recipe\":\"progress_card\",\"about\":{\"language\":\"en\",\"head\":\"My results\",\"sub\":\"Module 4 · 22 May 2023\",\"foot\":\"Nobody sees your quiz results but you.\",\"lessons\":{\"title\":\"Lessons\",\"line\":\"2 of 18 read\",\"done\":2,\"of\":18},\"quizzes\":{\"title\":\"Quizzes\",\"rows\":[{\"label\":\"Part 1\",\"value\":\"7 of 10\",\"share\":0.7,\"before\":null,\"course\":null}],\"legend\":[{\"what\":\"share\",\"label\":\"best\"}]},\"kept\":{\"title\":\"What stayed\",\"rings\":[{\"label\":\"Before\",\"value\":\"–\",\"share\":null,\"line\":\"no baseline\"},{\"label\":\"Right after\",\"value\":\"70 %\",\"share\":0.7,\"line\":\"7 of 10\"},{\"label\":\"A month later\",\"value\":\"–\",\"share\":null,\"line\":\"not yet\"}]},\"rhythm\":{\"title\":\"Practice\",\"line\":\"1 day in 1 week\",\"legend\":[{\"what\":\"practised\",\"label\":\"practised\"}],\"days\":[\"Mon\",\"Tue\",\"Wed\",\"Thu\",\"Fri\"],\"weeks\":[[1,0,0,0,0]]}},\"filename\":\"picture.png\",\"private\":true}}","edits_id":null,"dedup":null,"due_at":1684739700664,"expires_at":null,"state":"pending","attempts":0,"fence":0,"lease_until":null,"announcement_id":null,"message_id":null,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684739700664,"done_at":null},{"id":459,"chat_id":710000005,"lane":0,"kind":"show","about":"{}","call":"{\"method\":\"editMessageText\",\"body\":{\"chat_id\":710000005,\"message_id\":297,\"text\":\"Romleuk · Module 4\\n\\nNext: Mon 22 May, 14:10 (Phnom Penh)\\nLessons 2 of 18 · Quiz 1: 7 of 10\",\"parse_mode\":\"HTML\",\"link_preview_options\":{\"is_disabled\":true},\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"▶ Join now\",\"url\":\"https://zoom.us/j/12345678901\"}],[{\"text\":\"📖 Lessons\",\"callback_data\":\"ll\"},{\"text\":\"✏️ Quiz\",\"callback_data\":\"qq\"}],[{\"text\":\"📅 Sessions\",\"callback_data\":\"vo\"},{\"text\":\"💬 Ask for help\",\"callback_data\":\"ta\"}],[{\"text\":\"⋯ More\",\"callback_data\":\"hm\"}]]}}}","edits_id":null,"dedup":null,"due_at":1684739700664,"expires_at":null,"state":"pending","attempts":0,"fence":0,"lease_until":null,"announcement_id":null,"message_id":null,"more_message_ids":null,"reason":null,"maybe_duplicate":0,"created_at":1684739700664,"done_at":null}],"chats":[{"id":710000005,"kind":"private","person_id":2,"reach":"open","not_before":9000000000000,"screen_message_id":null,"unasked_on":738662,"unasked_count":0,"unasked_at":0,"dialog":null}],"people":[{"id":2,"telegram_id":710000005,"name":"Sok Dara","name_key":"sok dara","language":"en","zone":"Asia/Phnom_Penh","quiet_from":1200,"quiet_until":420,"paused_until":null,"consent_version":1,"consented_at":1684717201788,"active_at":1684739700638,"shared_phone":0,"pictures":1,"reminded_at":null,"created_at":1684717201788,"erased_at":null}],"audit":[{"id":7,"happened_at":1684717201788,"actor_id":2,"action":"person.join","object":"enrolment:1","detail":"{}","previous":"eff8dd31f5b8f3aa94b463c4a0115adec243ed95438026ad94c76b952478b1ac","digest":"cd86fb666805827d7f2fd7c6f3dfc6e3f66144fde5679785d2a3d4e91180216a"},{"id":133,"happened_at":1684739306919,"actor_id":2,"action":"refused","object":"button:dk","detail":"{\"cohort\":1,\"why\":\"NotAllowed\"}","previous":"7aa2e1ce005f3fbbdd4a4fe778d4a99d6fa407121e15f7d514c0e8a20cc95286","digest":"800947a4628e18b7978d968d1261c9cdecff4fc04e356e259025fe40f3d054a4"},{"id":150,"happened_at":1684739700299,"actor_id":2,"action":"refused","object":"button:qn","detail":"{\"attempt\":4,\"why\":\"ForeignButton\"}","previous":"169db7aed2215da3f809543fc385389e29399591b57847280fb5ce497ac7961d","digest":"d5f03cd23bb832fa64940c2a13c253d975741ccb862ea0181f5bc0fade05009e"}]}},"filename":"my-data.json","private":true}}',NULL,NULL,1684739700697,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739700697,NULL);
INSERT INTO "outbox" VALUES(461,710000005,0,'show','{}','{"method":"editMessageText","body":{"chat_id":710000005,"message_id":297,"text":"Romleuk · Module 4\n\nNext: Mon 22 May, 14:10 (Phnom Penh)\nLessons 2 of 18 · Quiz 1: 7 of 10","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_markup":{"inline_keyboard":[[{"text":"▶ Join now","url":"https://zoom.us/j/12345678901"}],[{"text":"📖 Lessons","callback_data":"ll"},{"text":"✏️ Quiz","callback_data":"qq"}],[{"text":"📅 Sessions","callback_data":"vo"},{"text":"💬 Ask for help","callback_data":"ta"}],[{"text":"⋯ More","callback_data":"hm"}]]}}}',NULL,NULL,1684739700730,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739700730,NULL);
INSERT INTO "outbox" VALUES(462,710000005,0,'show','{}','{"method":"editMessageText","body":{"chat_id":710000005,"message_id":297,"text":"Lesson 2 of 6\n<b>What &#34;modern slavery&#34; means</b>\n\nIt is an umbrella term, not a single crime in law: situations a person <b>cannot refuse or leave</b> because of threats, violence, deception, coercion or abuse of power.\n\nDescribe what you see. Leave the legal label to the competent authority.\n\n<blockquote expandable>Under the umbrella sit:\n\n• forced labour\n• debt bondage\n• human trafficking\n• forced marriage\n• forced commercial sexual exploitation\n• slavery-like practices\n• the sale and exploitation of children\n\nSay \"his papers were taken\" or \"she cannot leave until the debt is paid\". Such a sentence helps those who must decide more than a label does.\n\nSources: Walk Free, Global Slavery Index</blockquote>","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_markup":{"inline_keyboard":[[{"text":"◀ Back","callback_data":"lc:m4.u1:1"},{"text":"Next ▶","callback_data":"lc:m4.u1:3"}],[{"text":"✕ Close","callback_data":"h"}]]}}}',NULL,NULL,1684739700788,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739700788,NULL);
INSERT INTO "outbox" VALUES(463,710000104,0,'say','{}','{"method":"sendMessage","body":{"chat_id":710000104,"text":"Romleuk\n\nលោកអ្នកបានចូលហើយ។ ខ្ញុំសរសេរយ៉ាងច្រើន 2 ដងក្នុងមួយថ្ងៃ ហើយមិនសរសេរពីម៉ោង 20:00 ដល់ 07:00 ទេ លើកលែងតែមានការផ្លាស់ប្តូរភ្លាមៗ។ សារជូនដំណឹងរបស់ខ្ញុំមិនប្រាប់ពីប្រធានបទទេ។\n\nបន្ទាប់៖ ចន្ទ 22 ឧសភា ម៉ោង 14:10 (ភ្នំពេញ)","parse_mode":"HTML","link_preview_options":{"is_disabled":true},"reply_markup":{"inline_keyboard":[[{"text":"▶ ចូលរួមឥឡូវ","url":"https://zoom.us/j/12345678901"}],[{"text":"📅 ការប្រជុំ","callback_data":"vo"},{"text":"💬 ជំនួយ","callback_data":"ta"}],[{"text":"ទូរស័ព្ទរួម?","callback_data":"sf"},{"text":"⋯ ផ្សេងទៀត","callback_data":"hm"}]]}}}',NULL,NULL,1684739700823,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739700823,NULL);
INSERT INTO "outbox" VALUES(464,710000007,0,'certificate','{}','{"method":"sendPhoto","body":{"chat_id":710000007,"caption":"Romleuk","parse_mode":"HTML","reply_markup":{"inline_keyboard":[[{"text":"✕ Close","callback_data":"kd"}]]}},"drawing":{"field":"photo","recipe":"certificate_png","about":{"language":"en","head":"Certificate of completion","before":"This certifies that","name":"Vann Rith","after":"has completed the course","course":"Community Liberation Toolkit: a follow-up","detail":"22 May 2023 to 22 May 2023 · 18 lessons, 3 quizzes","signed":[{"name":"","role":"Coordinator of the course"}],"issued_label":"Date","issued":"22 May 2023","issued_on":"2023-05-22","code":"3334-4DC7-NNFX","confirm":"The coordinators of the course can confirm this certificate by its code:"},"filename":"picture.png","private":true}}',NULL,NULL,1684739700863,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739700863,NULL);
INSERT INTO "outbox" VALUES(465,710000007,0,'certificate','{}','{"method":"sendDocument","body":{"chat_id":710000007,"caption":"Romleuk","parse_mode":"HTML","reply_markup":{"inline_keyboard":[[{"text":"✕ Close","callback_data":"kd"}]]}},"drawing":{"field":"document","recipe":"certificate_pdf","about":{"language":"en","head":"Certificate of completion","before":"This certifies that","name":"Vann Rith","after":"has completed the course","course":"Community Liberation Toolkit: a follow-up","detail":"22 May 2023 to 22 May 2023 · 18 lessons, 3 quizzes","signed":[{"name":"","role":"Coordinator of the course"}],"issued_label":"Date","issued":"22 May 2023","issued_on":"2023-05-22","code":"3334-4DC7-NNFX","confirm":"The coordinators of the course can confirm this certificate by its code:"},"filename":"document.pdf","private":true}}',NULL,NULL,1684739700876,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739700876,NULL);
INSERT INTO "outbox" VALUES(466,710000004,0,'qr','{}','{"method":"sendPhoto","body":{"chat_id":710000004,"caption":"Romleuk\n\nScan it with the phone''s camera.","parse_mode":"HTML"},"drawing":{"field":"photo","recipe":"qr","about":{"text":"https://t.me/romleuk_bot?start=3ATn_FDpgUFwfREyBaA3PQ"},"filename":"link.png","private":true}}',NULL,NULL,1684739700896,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739700896,NULL);
INSERT INTO "outbox" VALUES(467,710000004,0,'template','{}','{"method":"sendDocument","body":{"chat_id":710000004,"caption":"Romleuk\n\nAn empty list to fill in, a row for each person. CSV works as well. Send it back here; nothing happens before you say so.","parse_mode":"HTML"},"drawing":{"field":"document","recipe":"roster_template","about":{"head":["name","organization","language"],"languages":["English","Khmer"]},"filename":"list.xlsx","private":false}}',NULL,NULL,1684739700916,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739700916,NULL);
INSERT INTO "outbox" VALUES(468,710000004,0,'after','{}','{"method":"sendMessage","body":{"chat_id":710000004,"text":"People\n\nOne moment: I am making the cards.","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}}',NULL,NULL,1684739700936,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739700936,NULL);
INSERT INTO "outbox" VALUES(469,710000004,0,'cards','{}','{"method":"sendDocument","body":{"chat_id":710000004,"caption":"Romleuk\n\n1 card to print and hand over.","parse_mode":"HTML"},"drawing":{"field":"document","recipe":"invite_cards","about":{"cards":[{"link":"https://t.me/romleuk_bot?start=E_IotoZOS-cbh4BF4mRcDA","name":"Heng Samnang","organization":"Lotus House","lines":[["en","Open your phone''s camera, point it at this square, and tap the link. It is only for you."]]}]},"filename":"cards.pdf","private":true}}',NULL,NULL,1684739700971,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739700971,NULL);
INSERT INTO "outbox" VALUES(470,710000004,0,'links','{}','{"method":"sendDocument","body":{"chat_id":710000004,"caption":"Romleuk\n\nA link for each, to send to nobody else. It lets in one person, once, until Mon 5 June. Earlier links of these people open nothing now.","parse_mode":"HTML","reply_markup":{"inline_keyboard":[[{"text":"🖨 QR cards (PDF)","callback_data":"ze:1"}]]}},"drawing":{"field":"document","recipe":"invite_list","about":{"head":["name","organization","link"],"rows":[["Heng Samnang","Lotus House","https://t.me/romleuk_bot?start=GV2Me-8J65DBAesld9BnKQ"]]},"filename":"list.xlsx","private":true}}',NULL,NULL,1684739700977,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739700977,NULL);
INSERT INTO "outbox" VALUES(471,710000004,0,'report','{}','{"method":"sendDocument","body":{"chat_id":710000004,"caption":"Romleuk","parse_mode":"HTML"},"drawing":{"field":"document","recipe":"report_csv","about":{"head":["Part of the report","Figure","Value","Unit","n","Note"],"pages":[{"title":"Report","sub":"Module 4, May 2023 · 22 May 2023, 14:15","rows":[["Reach","Joined",32,"",34,""],["Reach","Can be reached",32,"",32,""],["Reach","Here in the last 7 days",8,"",32,""],["Reach","Here in the last 30 days",8,"",32,""],["Reach","Languages","English 26 · ខ្មែរ 6","","",""],["Reach","Languages · English",26,"","",""],["Reach","Languages · ខ្មែរ",6,"","",""],["Taking part","Meetings attended",3,"",31,""],["Taking part","Parts read to the end",5,"",96,""],["1 · Reaction","How useful, 1 to 5","–","","","fewer than 5"],["2 · Learning","Before","–","","","no baseline"],["2 · Learning","Right after","–","","","fewer than 5"],["2 · Learning","A month later","–","","","not yet"],["2 · Learning","Same people: before › right after","–","","","nothing to compare"],["2 · Learning","Same people: right after › a month later","–","","","nothing to compare"],["3 · Behaviour","Practised in the last 30 days",1,"",32,""],["3 · Behaviour","Went through a story",1,"",32,""],["3 · Behaviour","Have a certificate",1,"",32,""],["3 · Behaviour","Plans and check-ins","not asked yet","","",""],["4 · Results","Community sessions","not reported yet","","",""]]},{"title":"Learning","sub":"Module 4, May 2023 · 22 May 2023, 14:15","rows":[["The whole course","Before","–","","","no baseline"],["The whole course","Right after","–","","","fewer than 5"],["The whole course","A month later","–","","","not yet"],["The whole course","Same people: before › right after","–","","","nothing to compare"],["The whole course","Same people: right after › a month later","–","","","nothing to compare"],["Before the first meeting","Warm-up","–","","","no baseline: nobody took it"],["Part 1 · What modern slavery is, and why household security protects people","Read to the end",3,"",32,""],["Part 1 · What modern slavery is, and why household security protects people","Quiz, the first time","–","","","fewer than 5"],["Part 1 · What modern slavery is, and why household security protects people","Right after","–","","","fewer than 5"],["Part 1 · What modern slavery is, and why household security protects people","A month later","–","","","not yet"],["Part 2 · Rights and policies, and the services they open","Read to the end",1,"",32,""],["Part 2 · Rights and policies, and the services they open","Quiz, the first time","–","","","fewer than 5"],["Part 2 · Rights and policies, and the services they open","Right after","–","","","fewer than 5"],["Part 2 · Rights and policies, and the services they open","A month later","–","","","not yet"],["Part 3 · From need to service: safe referral, barriers, action","Read to the end",1,"",32,""],["Part 3 · From need to service: safe referral, barriers, action","Quiz, the first time","–","","","fewer than 5"],["Part 3 · From need to service: safe referral, barriers, action","Right after","–","","","fewer than 5"],["Part 3 · From need to service: safe referral, barriers, action","A month later","–","","","not yet"]]},{"title":"Attendance","sub":"Module 4, May 2023 · 22 May 2023, 14:15","rows":[["Who was there","Mon 22 May · Part 1",3,"",31,"excused 1 · missed 27"],["Who was there","Mon 22 May · Part 1 · there",3,"",31,""],["Who was there","Mon 22 May · Part 1 · excused",1,"",31,""],["Who was there","Mon 22 May · Part 1 · missed",27,"",31,""],["Who was there","Mon 22 May · Part 1","not noted","","",""],["How useful it was, 1 to 5","Mon 22 May · Part 1","–","","","fewer than 5"],["How useful it was, 1 to 5","Mon 22 May · Part 1","–","","","no answer yet"]]},{"title":"Questions","sub":"Module 4, May 2023 · 22 May 2023, 14:15","rows":[["Hardest first: right answers the first time","1.1  Which module of the Community Liberation Toolkit did your May 2023 training cover?","–","","","fewer than 5"],["Hardest first: right answers the first time","1.2  Which two elements make work \"forced labour\" under ILO Convention 29?","–","","","fewer than 5"],["Hardest first: right answers the first time","1.3  Which three elements define trafficking of an adult in the Palermo Protocol?","–","","","fewer than 5"],["Hardest first: right answers the first time","1.4  A 16-year-old is recruited for exploitation. Nobody used force or lies. What is it under…","–","","","fewer than 5"],["Hardest first: right answers the first time","1.5  An adult said yes to a job because she was lied to about it. What about her consent?","–","","","fewer than 5"],["Hardest first: right answers the first time","1.6  When does a work debt become debt bondage?","–","","","fewer than 5"],["Hardest first: right answers the first time","1.7  About how many people were in modern slavery on any day in 2021?","–","","","fewer than 5"],["Hardest first: right answers the first time","1.8  Which pillar of the Community Liberation Model does Module 4 serve?","–","","","fewer than 5"],["Hardest first: right answers the first time","1.9  Which of these are among the ILO''s 11 indicators of forced labour?","–","","","fewer than 5"],["Hardest first: right answers the first time","1.10  How does a lack of services raise the risk of slavery?","–","","","fewer than 5"],["Hardest first: right answers the first time","2.1  Which Cambodian law of 2008 is the core law against trafficking?","–","","","fewer than 5"],["Hardest first: right answers the first time","2.2  What is the basic prison term in art. 10 of the law of 2008 (unlawful removal for exploit…","–","","","fewer than 5"],["Hardest first: right answers the first time","2.3  What is the general minimum age for employment under Cambodia''s Labour Law?","–","","","fewer than 5"],["Hardest first: right answers the first time","2.4  What does article 16 of the Labour Law forbid?","–","","","fewer than 5"],["Hardest first: right answers the first time","2.5  Which ministry issues the IDPoor \"equity card\"?","–","","","fewer than 5"],["Hardest first: right answers the first time","2.6  A poor family missed the last IDPoor round. What can it do?","–","","","fewer than 5"],["Hardest first: right answers the first time","2.7  What does the Health Equity Fund mainly do?","–","","","fewer than 5"],["Hardest first: right answers the first time","2.8  Update since your training: the Family Package began in April 2024. Whom do its four prog…","–","","","fewer than 5"],["Hardest first: right answers the first time","2.9  Which body coordinates anti-trafficking work across ministries and provinces?","–","","","fewer than 5"],["Hardest first: right answers the first time","2.10  What does the ILO''s Protocol of 2014 (P029) add above all?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.1  Which consent is good enough before a referral?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.2  A survivor declines the shelter you offer. What is best?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.3  What does \"need to know\" mean in a referral?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.4  Which principle comes first in WHO''s 2003 guide on interviewing trafficked women?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.5  \"Prepare referral information\": which warning does WHO''s guide tie to it?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.6  May help depend on the survivor filing a complaint or testifying?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.7  Which message is safe to type into this companion?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.8  What did survivors in Chab Dai''s Butterfly study report after leaving shelters?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.9  What is a National Referral Mechanism?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.10  You learn that a child may be in danger at a work site. What is the first step?","–","","","fewer than 5"]]},{"title":"Organizations","sub":"Module 4, May 2023 · 22 May 2023, 14:15","rows":[["Joined","2 organizations together",32,"",34,""],["Joined","Lotus House","–","","","withheld"],["Joined","without organization","–","","","withheld"],["Meetings attended","2 organizations together",3,"",63,""],["Meetings attended","Lotus House","–","","","withheld"],["Meetings attended","without organization","–","","","withheld"],["Quiz, the first time","Lotus House","–","","","withheld"],["Quiz, the first time","without organization","–","","","not taken yet"]]},{"title":"Over time","sub":"Module 4, May 2023 · 22 May 2023, 14:15","rows":[["People who joined, week by week","20 Mar",2,"","",""],["People who joined, week by week","27 Mar",0,"","",""],["People who joined, week by week","3 Apr",0,"","",""],["People who joined, week by week","10 Apr",0,"","",""],["People who joined, week by week","17 Apr",0,"","",""],["People who joined, week by week","24 Apr",0,"","",""],["People who joined, week by week","1 May",0,"","",""],["People who joined, week by week","8 May",0,"","",""],["People who joined, week by week","15 May",23,"","",""],["People who joined, week by week","22 May",7,"","",""],["People who answered questions, week by week","20 Mar",0,"","",""],["People who answered questions, week by week","27 Mar",0,"","",""],["People who answered questions, week by week","3 Apr",1,"","",""],["People who answered questions, week by week","10 Apr",0,"","",""],["People who answered questions, week by week","17 Apr",0,"","",""],["People who answered questions, week by week","24 Apr",0,"","",""],["People who answered questions, week by week","1 May",0,"","",""],["People who answered questions, week by week","8 May",1,"","",""],["People who answered questions, week by week","15 May",0,"","",""],["People who answered questions, week by week","22 May",2,"","",""],["Parts read to the end, week by week","20 Mar",0,"","",""],["Parts read to the end, week by week","27 Mar",0,"","",""],["Parts read to the end, week by week","3 Apr",1,"","",""],["Parts read to the end, week by week","10 Apr",0,"","",""],["Parts read to the end, week by week","17 Apr",0,"","",""],["Parts read to the end, week by week","24 Apr",0,"","",""],["Parts read to the end, week by week","1 May",0,"","",""],["Parts read to the end, week by week","8 May",1,"","",""],["Parts read to the end, week by week","15 May",0,"","",""],["Parts read to the end, week by week","22 May",3,"","",""]]}]},"filename":"list.csv","private":true}}',NULL,NULL,1684739701004,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701004,NULL);
INSERT INTO "outbox" VALUES(472,710000004,0,'report','{}','{"method":"sendDocument","body":{"chat_id":710000004,"caption":"Romleuk","parse_mode":"HTML"},"drawing":{"field":"document","recipe":"report_xlsx","about":{"head":["Part of the report","Figure","Value","Unit","n","Note"],"pages":[{"title":"Report","sub":"Module 4, May 2023 · 22 May 2023, 14:15","rows":[["Reach","Joined",32,"",34,""],["Reach","Can be reached",32,"",32,""],["Reach","Here in the last 7 days",8,"",32,""],["Reach","Here in the last 30 days",8,"",32,""],["Reach","Languages","English 26 · ខ្មែរ 6","","",""],["Reach","Languages · English",26,"","",""],["Reach","Languages · ខ្មែរ",6,"","",""],["Taking part","Meetings attended",3,"",31,""],["Taking part","Parts read to the end",5,"",96,""],["1 · Reaction","How useful, 1 to 5","–","","","fewer than 5"],["2 · Learning","Before","–","","","no baseline"],["2 · Learning","Right after","–","","","fewer than 5"],["2 · Learning","A month later","–","","","not yet"],["2 · Learning","Same people: before › right after","–","","","nothing to compare"],["2 · Learning","Same people: right after › a month later","–","","","nothing to compare"],["3 · Behaviour","Practised in the last 30 days",1,"",32,""],["3 · Behaviour","Went through a story",1,"",32,""],["3 · Behaviour","Have a certificate",1,"",32,""],["3 · Behaviour","Plans and check-ins","not asked yet","","",""],["4 · Results","Community sessions","not reported yet","","",""]]},{"title":"Learning","sub":"Module 4, May 2023 · 22 May 2023, 14:15","rows":[["The whole course","Before","–","","","no baseline"],["The whole course","Right after","–","","","fewer than 5"],["The whole course","A month later","–","","","not yet"],["The whole course","Same people: before › right after","–","","","nothing to compare"],["The whole course","Same people: right after › a month later","–","","","nothing to compare"],["Before the first meeting","Warm-up","–","","","no baseline: nobody took it"],["Part 1 · What modern slavery is, and why household security protects people","Read to the end",3,"",32,""],["Part 1 · What modern slavery is, and why household security protects people","Quiz, the first time","–","","","fewer than 5"],["Part 1 · What modern slavery is, and why household security protects people","Right after","–","","","fewer than 5"],["Part 1 · What modern slavery is, and why household security protects people","A month later","–","","","not yet"],["Part 2 · Rights and policies, and the services they open","Read to the end",1,"",32,""],["Part 2 · Rights and policies, and the services they open","Quiz, the first time","–","","","fewer than 5"],["Part 2 · Rights and policies, and the services they open","Right after","–","","","fewer than 5"],["Part 2 · Rights and policies, and the services they open","A month later","–","","","not yet"],["Part 3 · From need to service: safe referral, barriers, action","Read to the end",1,"",32,""],["Part 3 · From need to service: safe referral, barriers, action","Quiz, the first time","–","","","fewer than 5"],["Part 3 · From need to service: safe referral, barriers, action","Right after","–","","","fewer than 5"],["Part 3 · From need to service: safe referral, barriers, action","A month later","–","","","not yet"]]},{"title":"Attendance","sub":"Module 4, May 2023 · 22 May 2023, 14:15","rows":[["Who was there","Mon 22 May · Part 1",3,"",31,"excused 1 · missed 27"],["Who was there","Mon 22 May · Part 1 · there",3,"",31,""],["Who was there","Mon 22 May · Part 1 · excused",1,"",31,""],["Who was there","Mon 22 May · Part 1 · missed",27,"",31,""],["Who was there","Mon 22 May · Part 1","not noted","","",""],["How useful it was, 1 to 5","Mon 22 May · Part 1","–","","","fewer than 5"],["How useful it was, 1 to 5","Mon 22 May · Part 1","–","","","no answer yet"]]},{"title":"Questions","sub":"Module 4, May 2023 · 22 May 2023, 14:15","rows":[["Hardest first: right answers the first time","1.1  Which module of the Community Liberation Toolkit did your May 2023 training cover?","–","","","fewer than 5"],["Hardest first: right answers the first time","1.2  Which two elements make work \"forced labour\" under ILO Convention 29?","–","","","fewer than 5"],["Hardest first: right answers the first time","1.3  Which three elements define trafficking of an adult in the Palermo Protocol?","–","","","fewer than 5"],["Hardest first: right answers the first time","1.4  A 16-year-old is recruited for exploitation. Nobody used force or lies. What is it under…","–","","","fewer than 5"],["Hardest first: right answers the first time","1.5  An adult said yes to a job because she was lied to about it. What about her consent?","–","","","fewer than 5"],["Hardest first: right answers the first time","1.6  When does a work debt become debt bondage?","–","","","fewer than 5"],["Hardest first: right answers the first time","1.7  About how many people were in modern slavery on any day in 2021?","–","","","fewer than 5"],["Hardest first: right answers the first time","1.8  Which pillar of the Community Liberation Model does Module 4 serve?","–","","","fewer than 5"],["Hardest first: right answers the first time","1.9  Which of these are among the ILO''s 11 indicators of forced labour?","–","","","fewer than 5"],["Hardest first: right answers the first time","1.10  How does a lack of services raise the risk of slavery?","–","","","fewer than 5"],["Hardest first: right answers the first time","2.1  Which Cambodian law of 2008 is the core law against trafficking?","–","","","fewer than 5"],["Hardest first: right answers the first time","2.2  What is the basic prison term in art. 10 of the law of 2008 (unlawful removal for exploit…","–","","","fewer than 5"],["Hardest first: right answers the first time","2.3  What is the general minimum age for employment under Cambodia''s Labour Law?","–","","","fewer than 5"],["Hardest first: right answers the first time","2.4  What does article 16 of the Labour Law forbid?","–","","","fewer than 5"],["Hardest first: right answers the first time","2.5  Which ministry issues the IDPoor \"equity card\"?","–","","","fewer than 5"],["Hardest first: right answers the first time","2.6  A poor family missed the last IDPoor round. What can it do?","–","","","fewer than 5"],["Hardest first: right answers the first time","2.7  What does the Health Equity Fund mainly do?","–","","","fewer than 5"],["Hardest first: right answers the first time","2.8  Update since your training: the Family Package began in April 2024. Whom do its four prog…","–","","","fewer than 5"],["Hardest first: right answers the first time","2.9  Which body coordinates anti-trafficking work across ministries and provinces?","–","","","fewer than 5"],["Hardest first: right answers the first time","2.10  What does the ILO''s Protocol of 2014 (P029) add above all?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.1  Which consent is good enough before a referral?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.2  A survivor declines the shelter you offer. What is best?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.3  What does \"need to know\" mean in a referral?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.4  Which principle comes first in WHO''s 2003 guide on interviewing trafficked women?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.5  \"Prepare referral information\": which warning does WHO''s guide tie to it?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.6  May help depend on the survivor filing a complaint or testifying?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.7  Which message is safe to type into this companion?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.8  What did survivors in Chab Dai''s Butterfly study report after leaving shelters?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.9  What is a National Referral Mechanism?","–","","","fewer than 5"],["Hardest first: right answers the first time","3.10  You learn that a child may be in danger at a work site. What is the first step?","–","","","fewer than 5"]]},{"title":"Organizations","sub":"Module 4, May 2023 · 22 May 2023, 14:15","rows":[["Joined","2 organizations together",32,"",34,""],["Joined","Lotus House","–","","","withheld"],["Joined","without organization","–","","","withheld"],["Meetings attended","2 organizations together",3,"",63,""],["Meetings attended","Lotus House","–","","","withheld"],["Meetings attended","without organization","–","","","withheld"],["Quiz, the first time","Lotus House","–","","","withheld"],["Quiz, the first time","without organization","–","","","not taken yet"]]},{"title":"Over time","sub":"Module 4, May 2023 · 22 May 2023, 14:15","rows":[["People who joined, week by week","20 Mar",2,"","",""],["People who joined, week by week","27 Mar",0,"","",""],["People who joined, week by week","3 Apr",0,"","",""],["People who joined, week by week","10 Apr",0,"","",""],["People who joined, week by week","17 Apr",0,"","",""],["People who joined, week by week","24 Apr",0,"","",""],["People who joined, week by week","1 May",0,"","",""],["People who joined, week by week","8 May",0,"","",""],["People who joined, week by week","15 May",23,"","",""],["People who joined, week by week","22 May",7,"","",""],["People who answered questions, week by week","20 Mar",0,"","",""],["People who answered questions, week by week","27 Mar",0,"","",""],["People who answered questions, week by week","3 Apr",1,"","",""],["People who answered questions, week by week","10 Apr",0,"","",""],["People who answered questions, week by week","17 Apr",0,"","",""],["People who answered questions, week by week","24 Apr",0,"","",""],["People who answered questions, week by week","1 May",0,"","",""],["People who answered questions, week by week","8 May",1,"","",""],["People who answered questions, week by week","15 May",0,"","",""],["People who answered questions, week by week","22 May",2,"","",""],["Parts read to the end, week by week","20 Mar",0,"","",""],["Parts read to the end, week by week","27 Mar",0,"","",""],["Parts read to the end, week by week","3 Apr",1,"","",""],["Parts read to the end, week by week","10 Apr",0,"","",""],["Parts read to the end, week by week","17 Apr",0,"","",""],["Parts read to the end, week by week","24 Apr",0,"","",""],["Parts read to the end, week by week","1 May",0,"","",""],["Parts read to the end, week by week","8 May",1,"","",""],["Parts read to the end, week by week","15 May",0,"","",""],["Parts read to the end, week by week","22 May",3,"","",""]]}]},"filename":"list.xlsx","private":true}}',NULL,NULL,1684739701022,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701022,NULL);
INSERT INTO "outbox" VALUES(473,710000004,0,'report','{}','{"method":"sendPhoto","body":{"chat_id":710000004,"caption":"Romleuk","parse_mode":"HTML"},"drawing":{"field":"photo","recipe":"report_picture","about":{"language":"en","head":"Report","sub":"Module 4, May 2023 · 22 May 2023, 14:15 · 1/2","foot":"n: how many people. Groups of fewer than 5 are withheld; where they could be worked out from the rest, so is one more.","blocks":[{"title":"Reach","kind":"bars","rows":[{"label":"Joined","value":"32 of 34","n":"","note":"","share":0.9411764705882353,"bits":[]},{"label":"Can be reached","value":"32 of 32","n":"","note":"","share":1.0,"bits":[]},{"label":"Here in the last 7 days","value":"8 of 32","n":"","note":"","share":0.25,"bits":[]},{"label":"Here in the last 30 days","value":"8 of 32","n":"","note":"","share":0.25,"bits":[]},{"label":"Languages","value":"English 26 · ខ្មែរ 6","n":"","note":"","share":null,"bits":[{"what":"hue1","share":0.8125},{"what":"hue2","share":0.1875}]}],"legend":[],"more":""},{"title":"Taking part","kind":"bars","rows":[{"label":"Meetings attended","value":"3 of 31","n":"1 meeting","note":"","share":0.0967741935483871,"bits":[]},{"label":"Parts read to the end","value":"5 of 96","n":"3 parts of the course","note":"","share":0.052083333333333336,"bits":[]}],"legend":[],"more":""},{"title":"1 · Reaction","kind":"bars","rows":[{"label":"How useful, 1 to 5","value":"–","n":"fewer than 5","note":"","share":null,"bits":[]}],"legend":[],"more":""}]},"filename":"picture.png","private":true}}',NULL,NULL,1684739701034,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701034,NULL);
INSERT INTO "outbox" VALUES(474,710000004,0,'report','{}','{"method":"sendPhoto","body":{"chat_id":710000004,"caption":"Romleuk","parse_mode":"HTML","disable_notification":true},"drawing":{"field":"photo","recipe":"report_picture","about":{"language":"en","head":"Report","sub":"Module 4, May 2023 · 22 May 2023, 14:15 · 2/2","foot":"n: how many people. Groups of fewer than 5 are withheld; where they could be worked out from the rest, so is one more.","blocks":[{"title":"2 · Learning","kind":"rings","rows":[{"label":"Before","value":"–","n":"no baseline","note":"","share":null,"bits":[]},{"label":"Right after","value":"–","n":"fewer than 5","note":"","share":null,"bits":[]},{"label":"A month later","value":"–","n":"not yet","note":"","share":null,"bits":[]},{"label":"Same people: before › right after","value":"–","n":"nothing to compare","note":"","share":null,"bits":[]},{"label":"Same people: right after › a month later","value":"–","n":"nothing to compare","note":"","share":null,"bits":[]}],"legend":[],"more":""},{"title":"3 · Behaviour","kind":"bars","rows":[{"label":"Practised in the last 30 days","value":"1 of 32","n":"","note":"","share":0.03125,"bits":[]},{"label":"Went through a story","value":"1 of 32","n":"","note":"","share":0.03125,"bits":[]},{"label":"Have a certificate","value":"1 of 32","n":"","note":"","share":0.03125,"bits":[]},{"label":"Plans and check-ins","value":"not asked yet","n":"","note":"","share":null,"bits":[]}],"legend":[],"more":""},{"title":"4 · Results","kind":"bars","rows":[{"label":"Community sessions","value":"not reported yet","n":"","note":"","share":null,"bits":[]}],"legend":[],"more":""}]},"filename":"picture.png","private":true}}',NULL,NULL,1684739701034,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701034,NULL);
INSERT INTO "outbox" VALUES(475,710000005,0,'medium','{}','{"method":"sendPhoto","body":{"chat_id":710000005,"caption":"Lesson 6 of 6\n\nFour steps lead down: A failed harvest or a hospital bill. A costly loan. A job, a kiln or a broker who &#34;pays the debt&#34;. Work the family cannot leave. Below: each missing service is a gap.","parse_mode":"HTML","reply_markup":{"inline_keyboard":[[{"text":"✕ Close","callback_data":"fx"}]]},"disable_notification":true},"drawing":{"field":"photo","recipe":"media","about":{"course":"community-liberation-toolkit","beside":"l","of":"m4.u1.c6","digest":"64a7711a3b644867"},"filename":"picture.png","private":false}}',NULL,NULL,1684739701037,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701037,NULL);
INSERT INTO "outbox" VALUES(476,710000004,2,'today','{"person": 1}',NULL,NULL,'today:1:golden',1684739701044,NULL,'sent',0,0,NULL,NULL,345,NULL,NULL,0,1684739701044,1684739701044);
INSERT INTO "outbox" VALUES(477,710000101,3,'announcement.part','{"announcement":8,"part":0}',NULL,NULL,'golden:announcement.part',1684739701044,NULL,'pending',0,0,NULL,8,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(478,710000102,3,'announcement.more','{"announcement":8,"part":0}',NULL,NULL,'golden:announcement.more',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(479,710000103,3,'announcement.covered','{"announcement":8,"part":0}',NULL,NULL,'golden:announcement.covered',1684739701044,NULL,'pending',0,0,NULL,8,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(480,710000104,3,'announcement.urgent','{"announcement":8,"part":0}',NULL,NULL,'golden:announcement.urgent',1684739701044,NULL,'pending',0,0,NULL,8,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(481,710000107,3,'announcement.correction','{"announcement":8,"part":0}',NULL,NULL,'golden:announcement.correction',1684739701044,NULL,'pending',0,0,NULL,8,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(482,710000006,1,'announcement.leaf','{"announcement":1,"part":0,"got_it":0}',NULL,NULL,'golden:announcement.leaf',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(483,710000013,3,'announcement.edit','{"announcement":1,"part":0,"edition":0,"got_it":0}',NULL,26,'golden:announcement.edit',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(484,710000008,1,'announcement.recall','{"messages":[42]}',NULL,NULL,'golden:announcement.recall',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(485,710000007,3,'announcement.remind','{"announcement":1}',NULL,NULL,'golden:announcement.remind',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(486,710000004,1,'announcement.progress','{"announcement":1}',NULL,NULL,'golden:announcement.progress',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(487,710000004,1,'announcement.halted','{"announcement":1,"by":7,"deed":"stop"}',NULL,NULL,'golden:announcement.halted',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(488,710000011,1,'announcement.approval','{"announcement":3,"revision":2}',NULL,NULL,'golden:announcement.approval',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(489,-4000002,1,'discussion.opened','{"discussion":1}',NULL,NULL,'golden:discussion.opened',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(490,-4000002,1,'discussion.step','{"discussion":1,"step":1,"number":1}',NULL,NULL,'golden:discussion.step',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(491,-4000002,1,'discussion.counts','{"discussion":1,"step":1,"number":2}',NULL,NULL,'golden:discussion.counts',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(492,-4000002,1,'discussion.outcome','{"discussion":1,"step":0}',NULL,NULL,'golden:discussion.outcome',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(493,710000004,1,'discussion.control','{"discussion":1,"step":1,"number":2,"screen":123}',NULL,NULL,'golden:discussion.control',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(494,710000004,1,'discussion.lost','{"discussion":1}',NULL,NULL,'golden:discussion.lost',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(495,-4000003,1,'discussion.case','{"discussion":3}',NULL,NULL,'golden:discussion.case',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(496,-4000003,1,'discussion.debrief','{"discussion":2,"part":0}',NULL,NULL,'golden:discussion.debrief',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(497,-4000003,1,'discussion.stopped','{"discussion":2}',NULL,NULL,'golden:discussion.stopped',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(498,710000108,2,'learning.lessons','{"enrolment":29}',NULL,NULL,'golden:learning.lessons',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(499,710000140,2,'learning.warmup','{"enrolment":67}',NULL,NULL,'golden:learning.warmup',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(500,710000105,2,'learning.check','{"enrolment":23,"attempts":[7]}',NULL,NULL,'golden:learning.check',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(501,710000106,2,'learning.practice','{"enrolment":25,"number":1}',NULL,NULL,'golden:learning.practice',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(502,710000004,1,'people.request','{"enrolment":14}',NULL,NULL,'golden:people.request',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(503,710000004,1,'people.joined','{"enrolment":1}',NULL,NULL,'golden:people.joined',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(504,710000109,1,'people.let_in','{"enrolment":31}',NULL,NULL,'golden:people.let_in',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(505,710000004,1,'people.correction','{"enrolment":1,"what":"name"}',NULL,NULL,'golden:people.correction',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(506,710000004,1,'people.words','{"enrolment":1,"chat":710000006,"message":151}',NULL,NULL,'golden:people.words',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(507,710000111,2,'people.reminded','{"enrolment":35}',NULL,NULL,'golden:people.reminded',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(508,710000112,2,'people.moved','{"enrolment":37}',NULL,NULL,'golden:people.moved',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(509,710000110,2,'people.ended','{"enrolment":33}',NULL,NULL,'golden:people.ended',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(510,710000113,1,'people.phone_left','{"language":"km"}',NULL,NULL,'golden:people.phone_left',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(511,710000004,1,'people.phone_taken','{"enrolment":1}',NULL,NULL,'golden:people.phone_taken',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(512,710000004,1,'people.taken','{"person":2,"invited":10,"cohort":1}',NULL,NULL,'golden:people.taken',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(513,710000114,1,'press_again','{"alive_at":1684739701044}',NULL,NULL,'golden:press_again',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(514,710000115,1,'file_failed','{}',NULL,NULL,'golden:file_failed',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(515,710000004,1,'question.ring','{"question":1}',NULL,NULL,'golden:question.ring',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(516,710000004,1,'question.ring.looked','{"question":2}',NULL,NULL,'golden:question.ring.looked',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(517,710000004,1,'question.copy','{"question":1,"part":1}',NULL,NULL,'golden:question.copy',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(518,710000004,1,'question.copy.looked','{"question":2,"part":2}',NULL,NULL,'golden:question.copy.looked',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(519,710000004,1,'question.line.looked','{"question":2,"part":2}',NULL,NULL,'golden:question.line.looked',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(520,710000004,1,'question.edit','{"question":1}',NULL,264,'golden:question.edit',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(521,710000004,1,'question.delete','{"question":1}',NULL,252,'golden:question.delete',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(522,710000006,1,'question.answer','{"question":2}',NULL,NULL,'golden:question.answer',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(523,710000008,1,'question.shown','{"question":3,"part":5}',NULL,NULL,'golden:question.shown',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(524,710000008,1,'question.foot','{"question":3,"above":168}',NULL,NULL,'golden:question.foot',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(525,710000116,2,'session.week','{"session":2,"revision":1,"rung":"week"}',NULL,NULL,'golden:session.week',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(526,710000117,2,'session.evening','{"session":2,"revision":1,"rung":"evening"}',NULL,NULL,'golden:session.evening',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(527,710000118,2,'session.start','{"session":5,"revision":1,"rung":"start10"}',NULL,NULL,'golden:session.start',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(528,710000119,1,'session.moved','{"session":2,"revision":1,"rung":"moved"}',NULL,NULL,'golden:session.moved',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(529,710000120,1,'session.cancelled','{"session":4,"revision":2,"rung":"cancelled"}',NULL,NULL,'golden:session.cancelled',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(530,710000121,2,'session.closing','{"session":1,"revision":1,"rung":"closing"}',NULL,NULL,'golden:session.closing',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(531,710000122,2,'session.excused','{"session":1,"revision":1,"rung":"closing"}',NULL,NULL,'golden:session.excused',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(532,710000123,2,'session.recording','{"session":1,"revision":1,"rung":"recording"}',NULL,NULL,'golden:session.recording',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(533,710000013,2,'session.tidy','{"session":1}',NULL,62,'golden:session.tidy',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(534,710000013,1,'session.relinked','{"session":5,"revision":1,"rung":"start10"}',NULL,62,'golden:session.relinked',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(535,710000004,1,'session.trouble','{"session":5}',NULL,NULL,'golden:session.trouble',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(536,710000124,1,'session.new_link','{"session":5}',NULL,NULL,'golden:session.new_link',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(537,710000004,2,'session.eve','{"session":2,"revision":1}',NULL,NULL,'golden:session.eve',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(538,710000011,2,'session.over','{"session":1,"revision":1}',NULL,NULL,'golden:session.over',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(539,710000004,1,'session.over_again','{"session":1,"revision":1}',NULL,75,'golden:session.over_again',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(540,710000004,1,'test_run','{"cohort":1,"sample":"evening"}',NULL,NULL,'golden:test_run',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(541,710000011,1,'today','{"person":7}',NULL,NULL,'golden:today',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(542,710000004,1,'today.edit','{"person":1}',NULL,476,'golden:today.edit',1684739701044,NULL,'pending',0,0,NULL,NULL,NULL,NULL,NULL,0,1684739701044,NULL);
INSERT INTO "outbox" VALUES(543,710000125,2,'people.reminded','{"enrolment": 63}',NULL,NULL,NULL,1684739701044,NULL,'expired',0,0,NULL,NULL,NULL,NULL,'expired',0,1684739701044,1684739701044);
INSERT INTO "outbox" VALUES(544,710000125,2,'people.reminded','{"enrolment": 63}',NULL,NULL,NULL,1684739701044,NULL,'dropped',0,0,NULL,NULL,NULL,NULL,'gone',0,1684739701044,1684739701044);
INSERT INTO "outbox" VALUES(545,710000125,2,'people.reminded','{"enrolment": 63}',NULL,NULL,NULL,1684739701044,NULL,'skipped',0,0,NULL,NULL,NULL,NULL,'blocked',0,1684739701044,1684739701044);
INSERT INTO "outbox" VALUES(546,710000125,2,'people.reminded','{"enrolment": 63}',NULL,NULL,NULL,1684739701044,NULL,'failed',0,0,NULL,NULL,NULL,NULL,'KeyError',0,1684739701044,1684739701044);
CREATE TABLE people (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  telegram_id INTEGER UNIQUE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  language TEXT NOT NULL,
  zone TEXT NOT NULL,
  quiet_from INTEGER NOT NULL DEFAULT 1200,
  quiet_until INTEGER NOT NULL DEFAULT 420,
  paused_until INTEGER,
  consent_version INTEGER,
  consented_at INTEGER,
  active_at INTEGER,
  shared_phone INTEGER NOT NULL DEFAULT 0 CHECK (shared_phone IN (0, 1)),
  pictures INTEGER NOT NULL DEFAULT 1 CHECK (pictures IN (0, 1)),
  reminded_at INTEGER,
  created_at INTEGER NOT NULL,
  erased_at INTEGER
) STRICT;
INSERT INTO "people" VALUES(1,710000004,'Sophea, Chab Dai','sophea, chab dai','en','Asia/Phnom_Penh',1200,420,NULL,NULL,NULL,1684739700126,0,1,NULL,1684717201763,NULL);
INSERT INTO "people" VALUES(2,710000005,'Sok Dara','sok dara','en','Asia/Phnom_Penh',1200,420,NULL,1,1684717201788,1684739700638,0,1,NULL,1684717201788,NULL);
INSERT INTO "people" VALUES(3,710000006,'Chan Thida','chan thida','en','Asia/Phnom_Penh',1200,420,NULL,1,1684717201835,1684738800417,0,1,NULL,1684717201835,NULL);
INSERT INTO "people" VALUES(4,710000007,'Vann Rith','vann rith','en','Asia/Phnom_Penh',1200,420,NULL,1,1684717201878,1684739700863,0,1,NULL,1684717201878,NULL);
INSERT INTO "people" VALUES(5,710000008,'Keo Sina','keo sina','en','Asia/Phnom_Penh',1200,420,NULL,1,1684717201920,1684739700019,0,1,NULL,1684717201920,NULL);
INSERT INTO "people" VALUES(6,710000009,'Pich Bopha','pich bopha','en','Asia/Phnom_Penh',1200,420,NULL,1,1684717201966,1684738800493,0,1,NULL,1684717201966,NULL);
INSERT INTO "people" VALUES(7,710000011,'Mealea','mealea','en','Asia/Phnom_Penh',1200,420,NULL,NULL,NULL,NULL,0,1,NULL,1684724400183,NULL);
INSERT INTO "people" VALUES(8,710000012,'Admin','admin','en','Asia/Phnom_Penh',1200,420,NULL,NULL,NULL,NULL,0,1,NULL,1684724400212,NULL);
INSERT INTO "people" VALUES(9,710000013,'Bora','bora','en','Asia/Phnom_Penh',1200,420,NULL,1,1684724400240,1684739307305,0,1,NULL,1684724400240,NULL);
INSERT INTO "people" VALUES(10,NULL,'Heng Samnang','heng samnang','en','Asia/Phnom_Penh',1200,420,NULL,NULL,NULL,NULL,0,1,NULL,1684724400264,NULL);
INSERT INTO "people" VALUES(11,710000014,'Lim Sreyneang','lim sreyneang','en','Asia/Phnom_Penh',1200,420,NULL,1,1684735200372,NULL,0,1,NULL,1684735200372,NULL);
INSERT INTO "people" VALUES(12,710000101,'Leader 01','leader 01','en','Asia/Phnom_Penh',1200,420,NULL,1,1684652905045,NULL,0,1,NULL,1684652905045,NULL);
INSERT INTO "people" VALUES(13,710000102,'Leader 02','leader 02','en','Asia/Phnom_Penh',1200,420,NULL,1,1684652905060,NULL,0,1,NULL,1684652905060,NULL);
INSERT INTO "people" VALUES(14,710000103,'Leader 03','leader 03','en','Asia/Phnom_Penh',1200,420,NULL,1,1684652905080,NULL,0,1,NULL,1684652905080,NULL);
INSERT INTO "people" VALUES(15,710000104,'Leader 04','leader 04','km','Asia/Phnom_Penh',1200,420,NULL,1,1684652905101,1684739700823,0,1,NULL,1684652905101,NULL);
INSERT INTO "people" VALUES(16,710000105,'Leader 05','leader 05','en','Asia/Phnom_Penh',1200,420,NULL,1,1679555305112,NULL,0,1,NULL,1679555305112,NULL);
INSERT INTO "people" VALUES(17,710000106,'Leader 06','leader 06','en','Asia/Phnom_Penh',1200,420,NULL,1,1679555305120,NULL,0,1,NULL,1679555305120,NULL);
INSERT INTO "people" VALUES(18,710000107,'Leader 07','leader 07','en','Asia/Phnom_Penh',1200,420,NULL,1,1684652905132,NULL,0,1,NULL,1684652905132,NULL);
INSERT INTO "people" VALUES(19,710000108,'Leader 08','leader 08','km','Asia/Phnom_Penh',1200,420,NULL,1,1684652905139,NULL,0,1,NULL,1684652905139,NULL);
INSERT INTO "people" VALUES(20,710000109,'Leader 09','leader 09','en','Asia/Phnom_Penh',1200,420,NULL,1,1684652905156,NULL,0,1,NULL,1684652905156,NULL);
INSERT INTO "people" VALUES(21,710000110,'Leader 10','leader 10','en','Asia/Phnom_Penh',1200,420,NULL,1,1684652905164,NULL,0,1,NULL,1684652905164,NULL);
INSERT INTO "people" VALUES(22,710000111,'Leader 11','leader 11','en','Asia/Phnom_Penh',1200,420,NULL,1,1684652905177,NULL,0,1,NULL,1684652905177,NULL);
INSERT INTO "people" VALUES(23,710000112,'Leader 12','leader 12','km','Asia/Phnom_Penh',1200,420,NULL,1,1684652905192,NULL,0,1,NULL,1684652905192,NULL);
INSERT INTO "people" VALUES(24,710000113,'Leader 13','leader 13','en','Asia/Phnom_Penh',1200,420,NULL,1,1684652905196,NULL,0,1,NULL,1684652905196,NULL);
INSERT INTO "people" VALUES(25,710000114,'Leader 14','leader 14','en','Asia/Phnom_Penh',1200,420,NULL,1,1684652905212,NULL,0,1,NULL,1684652905212,NULL);
INSERT INTO "people" VALUES(26,710000115,'Leader 15','leader 15','en','Asia/Phnom_Penh',1200,420,NULL,1,1684652905225,NULL,0,1,NULL,1684652905225,NULL);
INSERT INTO "people" VALUES(27,710000116,'Leader 16','leader 16','km','Asia/Phnom_Penh',1200,420,NULL,1,1684652905228,NULL,0,1,NULL,1684652905228,NULL);
INSERT INTO "people" VALUES(28,710000117,'Leader 17','leader 17','en','Asia/Phnom_Penh',1200,420,NULL,1,1684652905244,NULL,0,1,NULL,1684652905244,NULL);
INSERT INTO "people" VALUES(29,710000118,'Leader 18','leader 18','en','Asia/Phnom_Penh',1200,420,NULL,1,1684652905256,NULL,0,1,NULL,1684652905256,NULL);
INSERT INTO "people" VALUES(30,710000119,'Leader 19','leader 19','en','Asia/Phnom_Penh',1200,420,NULL,1,1684652905276,NULL,0,1,NULL,1684652905276,NULL);
INSERT INTO "people" VALUES(31,710000120,'Leader 20','leader 20','km','Asia/Phnom_Penh',1200,420,NULL,1,1684652905287,NULL,0,1,NULL,1684652905287,NULL);
INSERT INTO "people" VALUES(32,710000121,'Leader 21','leader 21','en','Asia/Phnom_Penh',1200,420,NULL,1,1684652905301,NULL,0,1,NULL,1684652905301,NULL);
INSERT INTO "people" VALUES(33,710000122,'Leader 22','leader 22','en','Asia/Phnom_Penh',1200,420,NULL,1,1684652905312,NULL,0,1,NULL,1684652905312,NULL);
INSERT INTO "people" VALUES(34,710000123,'Leader 23','leader 23','en','Asia/Phnom_Penh',1200,420,NULL,1,1684652905330,NULL,0,1,NULL,1684652905330,NULL);
INSERT INTO "people" VALUES(35,710000124,'Leader 24','leader 24','km','Asia/Phnom_Penh',1200,420,NULL,1,1684652905344,NULL,0,1,NULL,1684652905344,NULL);
INSERT INTO "people" VALUES(36,710000125,'Leader 25','leader 25','en','Asia/Phnom_Penh',1200,420,NULL,1,1684652905356,NULL,0,1,NULL,1684652905356,NULL);
INSERT INTO "people" VALUES(37,710000126,'Leader 26','leader 26','en','Asia/Phnom_Penh',1200,420,NULL,1,1684652905448,NULL,0,1,NULL,1684652905448,NULL);
INSERT INTO "people" VALUES(38,710000140,'Leader 40','leader 40','en','Asia/Phnom_Penh',1200,420,NULL,1,1684652905453,NULL,0,1,NULL,1684652905453,NULL);
INSERT INTO "people" VALUES(39,NULL,'','','','UTC',1200,420,NULL,NULL,NULL,NULL,0,1,NULL,1684739306840,1684739306885);
INSERT INTO "people" VALUES(40,710000142,'Ratha','ratha','en','Asia/Phnom_Penh',1200,420,NULL,NULL,NULL,NULL,0,1,NULL,1684739307706,NULL);
INSERT INTO "people" VALUES(41,710000144,'Oum Maly','oum maly','en','Asia/Phnom_Penh',1200,420,NULL,1,1684739700502,1684739700502,0,1,NULL,1684739700483,NULL);
INSERT INTO "people" VALUES(42,NULL,'Nhem Kosal','nhem kosal','en','Asia/Phnom_Penh',1200,420,NULL,NULL,NULL,NULL,0,1,NULL,1684739701043,NULL);
CREATE TABLE pulses (
  session_id INTEGER NOT NULL REFERENCES sessions (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  score INTEGER CHECK (score BETWEEN 1 AND 5),
  may_quote INTEGER CHECK (may_quote IN (0, 1)),
  answered_at INTEGER NOT NULL,
  PRIMARY KEY (session_id, person_id)
) STRICT;
INSERT INTO "pulses" VALUES(1,2,4,1,1684738821083);
INSERT INTO "pulses" VALUES(1,3,5,NULL,1684738821118);
CREATE TABLE question_copies (
  outbox_id INTEGER PRIMARY KEY REFERENCES outbox (id) ON DELETE CASCADE,
  question_id INTEGER NOT NULL REFERENCES questions (id),
  part_id INTEGER REFERENCES question_parts (id),
  chat_id INTEGER NOT NULL REFERENCES chats (id) ON UPDATE CASCADE
) STRICT;
INSERT INTO "question_copies" VALUES(78,1,NULL,710000004);
INSERT INTO "question_copies" VALUES(79,1,1,710000004);
INSERT INTO "question_copies" VALUES(80,1,NULL,710000011);
INSERT INTO "question_copies" VALUES(81,1,1,710000011);
INSERT INTO "question_copies" VALUES(238,2,NULL,710000004);
INSERT INTO "question_copies" VALUES(239,2,2,710000004);
INSERT INTO "question_copies" VALUES(240,2,NULL,710000011);
INSERT INTO "question_copies" VALUES(241,2,2,710000011);
INSERT INTO "question_copies" VALUES(251,3,NULL,710000004);
INSERT INTO "question_copies" VALUES(252,3,4,710000004);
INSERT INTO "question_copies" VALUES(253,3,NULL,710000011);
INSERT INTO "question_copies" VALUES(254,3,4,710000011);
INSERT INTO "question_copies" VALUES(260,3,5,710000008);
INSERT INTO "question_copies" VALUES(264,4,NULL,710000004);
INSERT INTO "question_copies" VALUES(265,4,NULL,710000011);
CREATE TABLE question_parts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  question_id INTEGER NOT NULL REFERENCES questions (id),
  side TEXT NOT NULL CHECK (side IN ('asker', 'desk')),
  author_id INTEGER NOT NULL REFERENCES people (id),
  chat_id INTEGER NOT NULL REFERENCES chats (id) ON UPDATE CASCADE,
  message_id INTEGER NOT NULL,
  said_at INTEGER NOT NULL
) STRICT;
INSERT INTO "question_parts" VALUES(1,1,'asker',3,710000006,69,1684735200031);
INSERT INTO "question_parts" VALUES(2,2,'asker',3,710000006,151,1684738823725);
INSERT INTO "question_parts" VALUES(3,2,'desk',1,710000004,157,1684738823847);
INSERT INTO "question_parts" VALUES(4,3,'asker',5,710000008,162,1684738824108);
INSERT INTO "question_parts" VALUES(5,3,'desk',1,710000004,168,1684738824166);
CREATE TABLE questions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  cohort_id INTEGER NOT NULL REFERENCES cohorts (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  kind TEXT NOT NULL CHECK (kind IN ('question', 'contact')),
  state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'answered', 'closed', 'withdrawn')),
  asked_at INTEGER NOT NULL,
  waits_since INTEGER,
  ring_again_at INTEGER,
  taken_by INTEGER REFERENCES people (id),
  taken_at INTEGER,
  answered_at INTEGER,
  closed_at INTEGER,
  unseen_since INTEGER,
  helped INTEGER CHECK (helped IN (0, 1)),
  CHECK ((waits_since IS NOT NULL) = (state IN ('open', 'taken')))
) STRICT;
INSERT INTO "questions" VALUES(1,1,3,'question','open',1684735200031,1684735200031,1684908000000,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "questions" VALUES(2,1,3,'question','answered',1684738823725,NULL,NULL,1,1684738823799,1684738823847,NULL,1684738823847,NULL);
INSERT INTO "questions" VALUES(3,1,5,'question','answered',1684738824108,NULL,NULL,1,1684738824166,1684738824166,NULL,NULL,NULL);
INSERT INTO "questions" VALUES(4,1,6,'contact','open',1684738824287,1684738824287,1684911600000,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE readings (
  enrolment_id INTEGER NOT NULL REFERENCES enrolments (id),
  unit TEXT NOT NULL,
  card INTEGER NOT NULL,
  furthest INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  read_at INTEGER NOT NULL,
  finished_at INTEGER,
  PRIMARY KEY (enrolment_id, unit)
) STRICT;
INSERT INTO "readings" VALUES(1,'m4.u1',2,2,1684738821471,1684739700788,NULL);
INSERT INTO "readings" VALUES(5,'m4.u1',6,6,1684738821735,1684738821735,1684738821735);
INSERT INTO "readings" VALUES(5,'m4.u2',6,6,1684738821735,1684738821735,1684738821735);
INSERT INTO "readings" VALUES(5,'m4.u3',6,6,1684738821735,1684738821735,1684738821735);
INSERT INTO "readings" VALUES(23,'m4.u1',6,6,1680851305465,1680851305465,1680851305465);
INSERT INTO "readings" VALUES(25,'m4.u1',6,6,1683702505498,1683702505498,1683702505498);
CREATE TABLE recipients (
  announcement_id INTEGER NOT NULL REFERENCES announcements (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  is_in INTEGER NOT NULL DEFAULT 1 CHECK (is_in IN (0, 1)),
  got_it_at INTEGER,
  PRIMARY KEY (announcement_id, person_id)
) STRICT;
INSERT INTO "recipients" VALUES(1,2,1,1684739306968);
INSERT INTO "recipients" VALUES(1,3,1,NULL);
INSERT INTO "recipients" VALUES(1,4,1,NULL);
INSERT INTO "recipients" VALUES(1,5,1,NULL);
INSERT INTO "recipients" VALUES(1,6,1,NULL);
INSERT INTO "recipients" VALUES(1,9,1,NULL);
INSERT INTO "recipients" VALUES(1,10,0,NULL);
INSERT INTO "recipients" VALUES(2,2,1,NULL);
INSERT INTO "recipients" VALUES(2,3,1,NULL);
INSERT INTO "recipients" VALUES(2,4,1,NULL);
INSERT INTO "recipients" VALUES(2,5,1,NULL);
INSERT INTO "recipients" VALUES(2,6,1,NULL);
INSERT INTO "recipients" VALUES(2,9,1,NULL);
INSERT INTO "recipients" VALUES(2,10,0,NULL);
INSERT INTO "recipients" VALUES(2,11,0,NULL);
INSERT INTO "recipients" VALUES(5,2,1,NULL);
INSERT INTO "recipients" VALUES(5,3,1,NULL);
INSERT INTO "recipients" VALUES(5,4,1,NULL);
INSERT INTO "recipients" VALUES(5,5,1,NULL);
INSERT INTO "recipients" VALUES(5,6,1,NULL);
INSERT INTO "recipients" VALUES(5,9,1,NULL);
INSERT INTO "recipients" VALUES(5,10,0,NULL);
INSERT INTO "recipients" VALUES(5,11,0,NULL);
INSERT INTO "recipients" VALUES(6,2,1,NULL);
INSERT INTO "recipients" VALUES(6,3,1,NULL);
INSERT INTO "recipients" VALUES(6,4,1,NULL);
INSERT INTO "recipients" VALUES(6,5,1,NULL);
INSERT INTO "recipients" VALUES(6,6,1,NULL);
INSERT INTO "recipients" VALUES(6,9,1,NULL);
INSERT INTO "recipients" VALUES(6,10,0,NULL);
INSERT INTO "recipients" VALUES(6,11,0,NULL);
INSERT INTO "recipients" VALUES(8,2,1,NULL);
INSERT INTO "recipients" VALUES(8,3,1,NULL);
INSERT INTO "recipients" VALUES(8,4,1,NULL);
INSERT INTO "recipients" VALUES(8,5,1,NULL);
INSERT INTO "recipients" VALUES(8,6,1,NULL);
INSERT INTO "recipients" VALUES(8,9,1,NULL);
INSERT INTO "recipients" VALUES(8,10,0,NULL);
INSERT INTO "recipients" VALUES(8,11,0,NULL);
INSERT INTO "recipients" VALUES(9,2,1,NULL);
INSERT INTO "recipients" VALUES(9,3,1,NULL);
INSERT INTO "recipients" VALUES(9,4,1,NULL);
INSERT INTO "recipients" VALUES(9,5,1,NULL);
INSERT INTO "recipients" VALUES(9,6,1,NULL);
INSERT INTO "recipients" VALUES(9,9,1,NULL);
INSERT INTO "recipients" VALUES(9,10,0,NULL);
INSERT INTO "recipients" VALUES(9,11,0,NULL);
INSERT INTO "recipients" VALUES(9,12,1,NULL);
INSERT INTO "recipients" VALUES(9,13,1,NULL);
INSERT INTO "recipients" VALUES(9,14,1,NULL);
INSERT INTO "recipients" VALUES(9,15,1,NULL);
INSERT INTO "recipients" VALUES(9,16,1,NULL);
INSERT INTO "recipients" VALUES(9,17,1,NULL);
INSERT INTO "recipients" VALUES(9,18,1,NULL);
INSERT INTO "recipients" VALUES(9,19,1,NULL);
INSERT INTO "recipients" VALUES(9,20,1,NULL);
INSERT INTO "recipients" VALUES(9,21,1,NULL);
INSERT INTO "recipients" VALUES(9,22,1,NULL);
INSERT INTO "recipients" VALUES(9,23,1,NULL);
INSERT INTO "recipients" VALUES(9,24,1,NULL);
INSERT INTO "recipients" VALUES(9,25,1,NULL);
INSERT INTO "recipients" VALUES(9,26,1,NULL);
INSERT INTO "recipients" VALUES(9,27,1,NULL);
INSERT INTO "recipients" VALUES(9,28,1,NULL);
INSERT INTO "recipients" VALUES(9,29,1,NULL);
INSERT INTO "recipients" VALUES(9,30,1,NULL);
INSERT INTO "recipients" VALUES(9,31,1,NULL);
INSERT INTO "recipients" VALUES(9,32,1,NULL);
INSERT INTO "recipients" VALUES(9,33,1,NULL);
INSERT INTO "recipients" VALUES(9,34,1,NULL);
INSERT INTO "recipients" VALUES(9,35,1,NULL);
INSERT INTO "recipients" VALUES(9,36,1,NULL);
INSERT INTO "recipients" VALUES(9,37,1,NULL);
CREATE TABLE roles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id),
  role TEXT NOT NULL CHECK (role IN ('coordinator', 'administrator')),
  cohort_id INTEGER REFERENCES cohorts (id),
  granted_by INTEGER REFERENCES people (id),
  granted_at INTEGER NOT NULL,
  revoked_at INTEGER,
  CHECK ((role = 'administrator' AND cohort_id IS NULL) OR (role = 'coordinator' AND cohort_id IS NOT NULL))
) STRICT;
INSERT INTO "roles" VALUES(1,1,'coordinator',1,NULL,1684717201763,NULL);
INSERT INTO "roles" VALUES(2,7,'coordinator',1,NULL,1684724400183,NULL);
INSERT INTO "roles" VALUES(3,8,'administrator',NULL,NULL,1684724400212,NULL);
INSERT INTO "roles" VALUES(4,9,'coordinator',2,NULL,1684724400251,NULL);
INSERT INTO "roles" VALUES(5,40,'coordinator',1,NULL,1684739307706,1684739307716);
CREATE TABLE rosters (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  author_id INTEGER NOT NULL REFERENCES people (id),
  cohort_id INTEGER NOT NULL REFERENCES cohorts (id),
  content TEXT NOT NULL,
  shown TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'read' CHECK (state IN ('read', 'taken', 'dropped')),
  created_at INTEGER NOT NULL
) STRICT;
INSERT INTO "rosters" VALUES(1,1,1,'{"people":[{"row":2,"name":"Sok Dara","organization":"Lotus House","language":"km"},{"row":3,"name":"Chan Thida","organization":"River School","language":"en"}],"faults":[]}','6421cba4d08637d364913573da14506182593e0f0dd49a19a5e718eb816a6b68','read',1684735200259);
CREATE TABLE rsvps (
  session_id INTEGER NOT NULL REFERENCES sessions (id),
  person_id INTEGER NOT NULL REFERENCES people (id),
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'maybe')),
  reason TEXT,
  answered_at INTEGER NOT NULL,
  PRIMARY KEY (session_id, person_id)
) STRICT;
INSERT INTO "rsvps" VALUES(2,2,'yes',NULL,1684738820759);
INSERT INTO "rsvps" VALUES(2,3,'no','health',1684738820805);
INSERT INTO "rsvps" VALUES(2,4,'maybe',NULL,1684738820843);
CREATE TABLE saved_audiences (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  owner_id INTEGER NOT NULL REFERENCES people (id),
  name TEXT NOT NULL,
  audience TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
INSERT INTO "saved_audiences" VALUES(1,1,'Lotus','{"cohorts":[1],"rules":[],"also":[],"never":[]}',1684735200849);
CREATE TABLE schema_versions (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;
INSERT INTO "schema_versions" VALUES(1,'0001_foundation.sql',1684717201267);
CREATE TABLE seen_updates (
  update_id INTEGER PRIMARY KEY,
  seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "seen_updates" VALUES(5,1684739307805);
INSERT INTO "seen_updates" VALUES(133880218,1684717201748);
INSERT INTO "seen_updates" VALUES(133880219,1684717201776);
INSERT INTO "seen_updates" VALUES(133880220,1684717201804);
INSERT INTO "seen_updates" VALUES(133880221,1684717201844);
INSERT INTO "seen_updates" VALUES(133880222,1684717201888);
INSERT INTO "seen_updates" VALUES(133880223,1684717201932);
INSERT INTO "seen_updates" VALUES(133880224,1684717201976);
INSERT INTO "seen_updates" VALUES(133880225,1684717201976);
INSERT INTO "seen_updates" VALUES(133880226,1684717202004);
INSERT INTO "seen_updates" VALUES(133880227,1684724400005);
INSERT INTO "seen_updates" VALUES(133880228,1684724400054);
INSERT INTO "seen_updates" VALUES(133880229,1684724400080);
INSERT INTO "seen_updates" VALUES(133880230,1684724400104);
INSERT INTO "seen_updates" VALUES(133880231,1684724400118);
INSERT INTO "seen_updates" VALUES(133880232,1684724400172);
INSERT INTO "seen_updates" VALUES(133880233,1684724400196);
INSERT INTO "seen_updates" VALUES(133880234,1684724400228);
INSERT INTO "seen_updates" VALUES(133880235,1684724400276);
INSERT INTO "seen_updates" VALUES(133880236,1684724400319);
INSERT INTO "seen_updates" VALUES(133880237,1684724400357);
INSERT INTO "seen_updates" VALUES(133880238,1684724400384);
INSERT INTO "seen_updates" VALUES(133880239,1684725600055);
INSERT INTO "seen_updates" VALUES(133880240,1684725600088);
INSERT INTO "seen_updates" VALUES(133880241,1684725600116);
INSERT INTO "seen_updates" VALUES(133880242,1684725600155);
INSERT INTO "seen_updates" VALUES(133880243,1684725600193);
INSERT INTO "seen_updates" VALUES(133880244,1684725600236);
INSERT INTO "seen_updates" VALUES(133880245,1684725600279);
INSERT INTO "seen_updates" VALUES(133880246,1684725600312);
INSERT INTO "seen_updates" VALUES(133880247,1684725600412);
INSERT INTO "seen_updates" VALUES(133880248,1684725600448);
INSERT INTO "seen_updates" VALUES(133880249,1684725600476);
INSERT INTO "seen_updates" VALUES(133880250,1684725600501);
INSERT INTO "seen_updates" VALUES(133880251,1684725600536);
INSERT INTO "seen_updates" VALUES(133880252,1684725600559);
INSERT INTO "seen_updates" VALUES(133880253,1684725600592);
INSERT INTO "seen_updates" VALUES(133880254,1684725600624);
INSERT INTO "seen_updates" VALUES(133880255,1684735200008);
INSERT INTO "seen_updates" VALUES(133880256,1684735200031);
INSERT INTO "seen_updates" VALUES(133880257,1684735200091);
INSERT INTO "seen_updates" VALUES(133880258,1684735200104);
INSERT INTO "seen_updates" VALUES(133880259,1684735200135);
INSERT INTO "seen_updates" VALUES(133880260,1684735200159);
INSERT INTO "seen_updates" VALUES(133880261,1684735200175);
INSERT INTO "seen_updates" VALUES(133880262,1684735200213);
INSERT INTO "seen_updates" VALUES(133880263,1684735200288);
INSERT INTO "seen_updates" VALUES(133880264,1684735200304);
INSERT INTO "seen_updates" VALUES(133880265,1684735200319);
INSERT INTO "seen_updates" VALUES(133880266,1684735200331);
INSERT INTO "seen_updates" VALUES(133880267,1684735200372);
INSERT INTO "seen_updates" VALUES(133880268,1684735200444);
INSERT INTO "seen_updates" VALUES(133880269,1684735200478);
INSERT INTO "seen_updates" VALUES(133880270,1684735200517);
INSERT INTO "seen_updates" VALUES(133880271,1684735200581);
INSERT INTO "seen_updates" VALUES(133880272,1684735200644);
INSERT INTO "seen_updates" VALUES(133880273,1684735200673);
INSERT INTO "seen_updates" VALUES(133880274,1684735200720);
INSERT INTO "seen_updates" VALUES(133880275,1684735200760);
INSERT INTO "seen_updates" VALUES(133880276,1684735200804);
INSERT INTO "seen_updates" VALUES(133880277,1684735200849);
INSERT INTO "seen_updates" VALUES(133880278,1684735200903);
INSERT INTO "seen_updates" VALUES(133880279,1684735200933);
INSERT INTO "seen_updates" VALUES(133880280,1684735200962);
INSERT INTO "seen_updates" VALUES(133880281,1684735200997);
INSERT INTO "seen_updates" VALUES(133880282,1684735201029);
INSERT INTO "seen_updates" VALUES(133880283,1684735201068);
INSERT INTO "seen_updates" VALUES(133880284,1684735201100);
INSERT INTO "seen_updates" VALUES(133880285,1684735201147);
INSERT INTO "seen_updates" VALUES(133880286,1684735201178);
INSERT INTO "seen_updates" VALUES(133880287,1684738800040);
INSERT INTO "seen_updates" VALUES(133880288,1684738800089);
INSERT INTO "seen_updates" VALUES(133880289,1684738800131);
INSERT INTO "seen_updates" VALUES(133880290,1684738800185);
INSERT INTO "seen_updates" VALUES(133880291,1684738800213);
INSERT INTO "seen_updates" VALUES(133880292,1684738800221);
INSERT INTO "seen_updates" VALUES(133880293,1684738800240);
INSERT INTO "seen_updates" VALUES(133880294,1684738800270);
INSERT INTO "seen_updates" VALUES(133880295,1684738800391);
INSERT INTO "seen_updates" VALUES(133880296,1684738800417);
INSERT INTO "seen_updates" VALUES(133880297,1684738800437);
INSERT INTO "seen_updates" VALUES(133880298,1684738800459);
INSERT INTO "seen_updates" VALUES(133880299,1684738800493);
INSERT INTO "seen_updates" VALUES(133880300,1684738810529);
INSERT INTO "seen_updates" VALUES(133880301,1684738810542);
INSERT INTO "seen_updates" VALUES(133880302,1684738810618);
INSERT INTO "seen_updates" VALUES(133880303,1684738810701);
INSERT INTO "seen_updates" VALUES(133880304,1684738810721);
INSERT INTO "seen_updates" VALUES(133880305,1684738820759);
INSERT INTO "seen_updates" VALUES(133880306,1684738820805);
INSERT INTO "seen_updates" VALUES(133880307,1684738820843);
INSERT INTO "seen_updates" VALUES(133880308,1684738820887);
INSERT INTO "seen_updates" VALUES(133880309,1684738820928);
INSERT INTO "seen_updates" VALUES(133880310,1684738820956);
INSERT INTO "seen_updates" VALUES(133880311,1684738820999);
INSERT INTO "seen_updates" VALUES(133880312,1684738821043);
INSERT INTO "seen_updates" VALUES(133880313,1684738821083);
INSERT INTO "seen_updates" VALUES(133880314,1684738821118);
INSERT INTO "seen_updates" VALUES(133880315,1684738821439);
INSERT INTO "seen_updates" VALUES(133880316,1684738821449);
INSERT INTO "seen_updates" VALUES(133880317,1684738821471);
INSERT INTO "seen_updates" VALUES(133880318,1684738821491);
INSERT INTO "seen_updates" VALUES(133880319,1684738821504);
INSERT INTO "seen_updates" VALUES(133880320,1684738821520);
INSERT INTO "seen_updates" VALUES(133880321,1684738821526);
INSERT INTO "seen_updates" VALUES(133880322,1684738821531);
INSERT INTO "seen_updates" VALUES(133880323,1684738821537);
INSERT INTO "seen_updates" VALUES(133880324,1684738821543);
INSERT INTO "seen_updates" VALUES(133880325,1684738821549);
INSERT INTO "seen_updates" VALUES(133880326,1684738821554);
INSERT INTO "seen_updates" VALUES(133880327,1684738821560);
INSERT INTO "seen_updates" VALUES(133880328,1684738821566);
INSERT INTO "seen_updates" VALUES(133880329,1684738821572);
INSERT INTO "seen_updates" VALUES(133880330,1684738821577);
INSERT INTO "seen_updates" VALUES(133880331,1684738821583);
INSERT INTO "seen_updates" VALUES(133880332,1684738821589);
INSERT INTO "seen_updates" VALUES(133880333,1684738821593);
INSERT INTO "seen_updates" VALUES(133880334,1684738821598);
INSERT INTO "seen_updates" VALUES(133880335,1684738821603);
INSERT INTO "seen_updates" VALUES(133880336,1684738821610);
INSERT INTO "seen_updates" VALUES(133880337,1684738821614);
INSERT INTO "seen_updates" VALUES(133880338,1684738821620);
INSERT INTO "seen_updates" VALUES(133880339,1684738821625);
INSERT INTO "seen_updates" VALUES(133880340,1684738821631);
INSERT INTO "seen_updates" VALUES(133880341,1684738821636);
INSERT INTO "seen_updates" VALUES(133880342,1684738821642);
INSERT INTO "seen_updates" VALUES(133880343,1684738821648);
INSERT INTO "seen_updates" VALUES(133880344,1684738821654);
INSERT INTO "seen_updates" VALUES(133880345,1684738821657);
INSERT INTO "seen_updates" VALUES(133880346,1684738821662);
INSERT INTO "seen_updates" VALUES(133880347,1684738821665);
INSERT INTO "seen_updates" VALUES(133880348,1684738821668);
INSERT INTO "seen_updates" VALUES(133880349,1684738821674);
INSERT INTO "seen_updates" VALUES(133880350,1684738821677);
INSERT INTO "seen_updates" VALUES(133880351,1684738821681);
INSERT INTO "seen_updates" VALUES(133880352,1684738821684);
INSERT INTO "seen_updates" VALUES(133880353,1684738821692);
INSERT INTO "seen_updates" VALUES(133880354,1684738821698);
INSERT INTO "seen_updates" VALUES(133880355,1684738821704);
INSERT INTO "seen_updates" VALUES(133880356,1684738821708);
INSERT INTO "seen_updates" VALUES(133880357,1684738821713);
INSERT INTO "seen_updates" VALUES(133880358,1684738821716);
INSERT INTO "seen_updates" VALUES(133880359,1684738821720);
INSERT INTO "seen_updates" VALUES(133880360,1684738821723);
INSERT INTO "seen_updates" VALUES(133880361,1684738821729);
INSERT INTO "seen_updates" VALUES(133880362,1684738821738);
INSERT INTO "seen_updates" VALUES(133880363,1684738821741);
INSERT INTO "seen_updates" VALUES(133880364,1684738821745);
INSERT INTO "seen_updates" VALUES(133880365,1684738821749);
INSERT INTO "seen_updates" VALUES(133880366,1684738821756);
INSERT INTO "seen_updates" VALUES(133880367,1684738821761);
INSERT INTO "seen_updates" VALUES(133880368,1684738821769);
INSERT INTO "seen_updates" VALUES(133880369,1684738821774);
INSERT INTO "seen_updates" VALUES(133880370,1684738821781);
INSERT INTO "seen_updates" VALUES(133880371,1684738821785);
INSERT INTO "seen_updates" VALUES(133880372,1684738821793);
INSERT INTO "seen_updates" VALUES(133880373,1684738821801);
INSERT INTO "seen_updates" VALUES(133880374,1684738821812);
INSERT INTO "seen_updates" VALUES(133880375,1684738821822);
INSERT INTO "seen_updates" VALUES(133880376,1684738821852);
INSERT INTO "seen_updates" VALUES(133880377,1684738821872);
INSERT INTO "seen_updates" VALUES(133880378,1684738821892);
INSERT INTO "seen_updates" VALUES(133880379,1684738821915);
INSERT INTO "seen_updates" VALUES(133880380,1684738821932);
INSERT INTO "seen_updates" VALUES(133880381,1684738821960);
INSERT INTO "seen_updates" VALUES(133880382,1684738821974);
INSERT INTO "seen_updates" VALUES(133880383,1684738822001);
INSERT INTO "seen_updates" VALUES(133880384,1684738822036);
INSERT INTO "seen_updates" VALUES(133880385,1684738822063);
INSERT INTO "seen_updates" VALUES(133880386,1684738822091);
INSERT INTO "seen_updates" VALUES(133880387,1684738822121);
INSERT INTO "seen_updates" VALUES(133880388,1684738822160);
INSERT INTO "seen_updates" VALUES(133880389,1684738822745);
INSERT INTO "seen_updates" VALUES(133880390,1684738823147);
INSERT INTO "seen_updates" VALUES(133880391,1684738823552);
INSERT INTO "seen_updates" VALUES(133880392,1684738823589);
INSERT INTO "seen_updates" VALUES(133880393,1684738823640);
INSERT INTO "seen_updates" VALUES(133880394,1684738823677);
INSERT INTO "seen_updates" VALUES(133880395,1684738823702);
INSERT INTO "seen_updates" VALUES(133880396,1684738823725);
INSERT INTO "seen_updates" VALUES(133880397,1684738823799);
INSERT INTO "seen_updates" VALUES(133880398,1684738823847);
INSERT INTO "seen_updates" VALUES(133880399,1684738823923);
INSERT INTO "seen_updates" VALUES(133880400,1684738824108);
INSERT INTO "seen_updates" VALUES(133880401,1684738824166);
INSERT INTO "seen_updates" VALUES(133880402,1684738824217);
INSERT INTO "seen_updates" VALUES(133880403,1684738824271);
INSERT INTO "seen_updates" VALUES(133880404,1684738824287);
INSERT INTO "seen_updates" VALUES(133880405,1684738824332);
INSERT INTO "seen_updates" VALUES(133880406,1684738824355);
INSERT INTO "seen_updates" VALUES(133880407,1684738824378);
INSERT INTO "seen_updates" VALUES(133880408,1684738944467);
INSERT INTO "seen_updates" VALUES(133880409,1684739004527);
INSERT INTO "seen_updates" VALUES(133880410,1684739004547);
INSERT INTO "seen_updates" VALUES(133880411,1684739004576);
INSERT INTO "seen_updates" VALUES(133880412,1684739124726);
INSERT INTO "seen_updates" VALUES(133880413,1684739124758);
INSERT INTO "seen_updates" VALUES(133880414,1684739124781);
INSERT INTO "seen_updates" VALUES(133880415,1684739124806);
INSERT INTO "seen_updates" VALUES(133880416,1684739124817);
INSERT INTO "seen_updates" VALUES(133880417,1684739124838);
INSERT INTO "seen_updates" VALUES(133880418,1684739124861);
INSERT INTO "seen_updates" VALUES(133880419,1684739124873);
INSERT INTO "seen_updates" VALUES(133880420,1684739124890);
INSERT INTO "seen_updates" VALUES(133880421,1684739305798);
INSERT INTO "seen_updates" VALUES(133880422,1684739306846);
INSERT INTO "seen_updates" VALUES(133880423,1684739306885);
INSERT INTO "seen_updates" VALUES(133880424,1684739306919);
INSERT INTO "seen_updates" VALUES(133880425,1684739306942);
INSERT INTO "seen_updates" VALUES(133880426,1684739306953);
INSERT INTO "seen_updates" VALUES(133880427,1684739306968);
INSERT INTO "seen_updates" VALUES(133880428,1684739306986);
INSERT INTO "seen_updates" VALUES(133880429,1684739307018);
INSERT INTO "seen_updates" VALUES(133880430,1684739307053);
INSERT INTO "seen_updates" VALUES(133880431,1684739307089);
INSERT INTO "seen_updates" VALUES(133880432,1684739307122);
INSERT INTO "seen_updates" VALUES(133880433,1684739307145);
INSERT INTO "seen_updates" VALUES(133880434,1684739307196);
INSERT INTO "seen_updates" VALUES(133880435,1684739307305);
INSERT INTO "seen_updates" VALUES(133880436,1684739307305);
INSERT INTO "seen_updates" VALUES(133880437,1684739307325);
INSERT INTO "seen_updates" VALUES(133880438,1684739307354);
INSERT INTO "seen_updates" VALUES(133880439,1684739307376);
INSERT INTO "seen_updates" VALUES(133880440,1684739307485);
INSERT INTO "seen_updates" VALUES(133880441,1684739307545);
INSERT INTO "seen_updates" VALUES(133880442,1684739307634);
INSERT INTO "seen_updates" VALUES(133880443,1684739307671);
INSERT INTO "seen_updates" VALUES(133880444,1684739307690);
INSERT INTO "seen_updates" VALUES(133880445,1684739307719);
INSERT INTO "seen_updates" VALUES(133880446,1684739307749);
INSERT INTO "seen_updates" VALUES(133880447,1684739700019);
INSERT INTO "seen_updates" VALUES(133880448,1684739700048);
INSERT INTO "seen_updates" VALUES(133880449,1684739700126);
INSERT INTO "seen_updates" VALUES(133880450,1684739700158);
INSERT INTO "seen_updates" VALUES(133880451,1684739700184);
INSERT INTO "seen_updates" VALUES(133880452,1684739700212);
INSERT INTO "seen_updates" VALUES(133880453,1684739700237);
INSERT INTO "seen_updates" VALUES(133880454,1684739700264);
INSERT INTO "seen_updates" VALUES(133880455,1684739700299);
INSERT INTO "seen_updates" VALUES(133880456,1684739700320);
INSERT INTO "seen_updates" VALUES(133880457,1684739700336);
INSERT INTO "seen_updates" VALUES(133880458,1684739700369);
INSERT INTO "seen_updates" VALUES(133880459,1684739700486);
INSERT INTO "seen_updates" VALUES(133880460,1684739700492);
INSERT INTO "seen_updates" VALUES(133880461,1684739700502);
INSERT INTO "seen_updates" VALUES(133880462,1684739700638);
INSERT INTO "seen_updates" VALUES(133880463,1684739700664);
INSERT INTO "seen_updates" VALUES(133880464,1684739700697);
INSERT INTO "seen_updates" VALUES(133880465,1684739700730);
INSERT INTO "seen_updates" VALUES(133880466,1684739700788);
INSERT INTO "seen_updates" VALUES(133880467,1684739700823);
INSERT INTO "seen_updates" VALUES(133880468,1684739700843);
INSERT INTO "seen_updates" VALUES(133880469,1684739700863);
INSERT INTO "seen_updates" VALUES(133880470,1684739700876);
INSERT INTO "seen_updates" VALUES(133880471,1684739700896);
INSERT INTO "seen_updates" VALUES(133880472,1684739700916);
INSERT INTO "seen_updates" VALUES(133880473,1684739700936);
INSERT INTO "seen_updates" VALUES(133880474,1684739700977);
INSERT INTO "seen_updates" VALUES(133880475,1684739700983);
INSERT INTO "seen_updates" VALUES(133880476,1684739701008);
INSERT INTO "seen_updates" VALUES(133880477,1684739701029);
INSERT INTO "seen_updates" VALUES(133880478,1684739701037);
CREATE TABLE service_flags (
  person_id INTEGER NOT NULL REFERENCES people (id),
  course TEXT NOT NULL,
  service TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('moved', 'dead', 'refuses', 'other')),
  flagged_at INTEGER NOT NULL,
  PRIMARY KEY (person_id, course, service)
) STRICT;
INSERT INTO "service_flags" VALUES(2,'community-liberation-toolkit','health','dead',1684738823677);
CREATE TABLE session_drafts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  author_id INTEGER NOT NULL REFERENCES people (id),
  cohort_id INTEGER NOT NULL REFERENCES cohorts (id),
  step TEXT NOT NULL CHECK (step IN
    ('purpose', 'title', 'which', 'day', 'time', 'link', 'check', 'done')),
  units TEXT NOT NULL DEFAULT '[]',
  title TEXT,
  topic TEXT NOT NULL DEFAULT '',
  first_on TEXT,
  minute INTEGER CHECK (minute BETWEEN 0 AND 1439),
  later TEXT NOT NULL DEFAULT '[]',
  unsure TEXT NOT NULL DEFAULT '[]',
  zone TEXT,
  minutes INTEGER NOT NULL DEFAULT 90,
  starting TEXT,
  link TEXT,
  meeting_number TEXT,
  passcode TEXT,
  telephone TEXT,
  created_at INTEGER NOT NULL
) STRICT;
INSERT INTO "session_drafts" VALUES(5,1,1,'check','["m4.u1"]',NULL,'','2023-06-05',540,'[]','[]',NULL,90,NULL,'https://zoom.us/j/12345678901','123 4567 8901',NULL,NULL,1684739700158);
CREATE TABLE sessions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  cohort_id INTEGER NOT NULL REFERENCES cohorts (id),
  unit TEXT,
  title TEXT NOT NULL,
  local_start TEXT NOT NULL,
  zone TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  minutes INTEGER NOT NULL,
  link TEXT,
  meeting_number TEXT,
  passcode TEXT,
  telephone TEXT,
  recording TEXT,
  picture TEXT,
  calendar_uid TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'cancelled')),
  revision INTEGER NOT NULL DEFAULT 1,
  told_at INTEGER,
  moved_from INTEGER,
  changed_at INTEGER NOT NULL,
  next_reminder_at INTEGER,
  next_rung TEXT,
  planned_to INTEGER NOT NULL DEFAULT 0,
  next_briefing TEXT CHECK (next_briefing IN ('eve', 'over')),
  next_briefing_at INTEGER,
  created_at INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES(1,1,'m4.u1','','2023-05-22T11:00','Asia/Phnom_Penh',1684728000000,90,'https://zoom.us/j/12345678901','123 4567 8901',NULL,NULL,'https://zoom.us/rec/share/abc','umbrella','2f38bb7e3b1a433eaaf0d28f77610f51@romleuk','planned',1,1684725600344,NULL,1684725600312,NULL,NULL,0,NULL,NULL,1684725600312);
INSERT INTO "sessions" VALUES(2,1,'m4.u1','','2023-05-29T09:00','Asia/Phnom_Penh',1685325600000,90,'https://zoom.us/j/12345678901','123 4567 8901','2468','+855 23 456 789',NULL,'boat','2df5dfe728fb4e519c23c3468331a643@romleuk','planned',1,1684725600659,NULL,1684725600624,1685217600000,'evening',0,'eve',1685269800000,1684725600624);
INSERT INTO "sessions" VALUES(3,1,'m4.u2','','2023-05-30T09:00','Asia/Phnom_Penh',1685412000000,90,'https://zoom.us/j/12345678901','123 4567 8901','2468','+855 23 456 789',NULL,'elephant','04924b0a4c4d44acac8b7dd15cf7036b@romleuk','planned',1,1684725600624,NULL,1684725600624,1685411400000,'start10',0,'over',1685418300000,1684725600624);
INSERT INTO "sessions" VALUES(4,1,'m4.u3','','2023-05-31T09:00','Asia/Phnom_Penh',1685498400000,90,'https://zoom.us/j/12345678901','123 4567 8901','2468','+855 23 456 789',NULL,'bell','b28e886ad7b048409fcd11b66fc0b650@romleuk','cancelled',2,1684739307813,NULL,1684739307089,NULL,NULL,0,NULL,NULL,1684725600624);
INSERT INTO "sessions" VALUES(5,1,'m4.u1','','2023-05-22T14:10','Asia/Phnom_Penh',1684739400000,90,'https://zoom.us/j/12345678901','123 4567 8901',NULL,NULL,NULL,'mango','c3250bde26fe481e89c4f1141daf507e@romleuk','planned',1,1684738800309,NULL,1684738800270,1684744800000,'tidy',0,'over',1684745700000,1684738800270);
CREATE TABLE signatures (
  course TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('t', 's')),
  content TEXT NOT NULL,
  language TEXT NOT NULL,
  wording TEXT NOT NULL,
  person_id INTEGER NOT NULL REFERENCES people (id),
  signed_on TEXT NOT NULL,
  signed_at INTEGER NOT NULL,
  PRIMARY KEY (course, what, content, language)
) STRICT;
INSERT INTO "signatures" VALUES('community-liberation-toolkit','t','erase','en','df1798c58968',1,'2023-05-22',1684738823589);
INSERT INTO "signatures" VALUES('community-liberation-toolkit','s','health','','ee2d2fed544e',1,'2023-05-22',1684738823640);
CREATE TABLE todays (
  person_id INTEGER PRIMARY KEY REFERENCES people (id),
  next_at INTEGER NOT NULL,
  next_look_at INTEGER,
  dedup TEXT NOT NULL DEFAULT '',
  shown TEXT NOT NULL DEFAULT '',
  shown_count INTEGER NOT NULL DEFAULT 0,
  inside INTEGER NOT NULL DEFAULT 0,
  is_away INTEGER NOT NULL DEFAULT 0 CHECK (is_away IN (0, 1)),
  looked_at INTEGER
) STRICT;
INSERT INTO "todays" VALUES(1,1684803600000,NULL,'today:1:golden','',0,0,0,NULL);
INSERT INTO "todays" VALUES(7,1684803600000,NULL,'','',0,0,0,NULL);
INSERT INTO "todays" VALUES(8,1684803600000,NULL,'','',0,0,0,NULL);
INSERT INTO "todays" VALUES(9,1684803600000,NULL,'','',0,0,0,NULL);
CREATE TABLE tombstones (
  telegram_hash TEXT PRIMARY KEY,
  erased_at INTEGER NOT NULL
) STRICT;
INSERT INTO "tombstones" VALUES('c83aaaee452efc1c889f13c5b85008203ca4ee17ce28880fa7930e5be31d709f',1684739306885);
CREATE TABLE unclear (
  person_id INTEGER NOT NULL REFERENCES people (id),
  course TEXT NOT NULL,
  content TEXT NOT NULL,
  language TEXT NOT NULL,
  flagged_at INTEGER NOT NULL,
  PRIMARY KEY (person_id, course, content, language)
) STRICT;
INSERT INTO "unclear" VALUES(15,'community-liberation-toolkit','m4.u1.c2','km',1684739700843);
CREATE TABLE walk_steps (
  walk_id INTEGER NOT NULL REFERENCES walks (id),
  step INTEGER NOT NULL,
  node TEXT NOT NULL,
  choice TEXT NOT NULL,
  led_to TEXT NOT NULL,
  chosen_at INTEGER NOT NULL,
  PRIMARY KEY (walk_id, step)
) STRICT;
INSERT INTO "walk_steps" VALUES(1,0,'n1','a','n2',1684738821692);
INSERT INTO "walk_steps" VALUES(1,1,'n2','b','n3',1684738821704);
INSERT INTO "walk_steps" VALUES(2,0,'n1','a','n2',1684738821723);
INSERT INTO "walk_steps" VALUES(3,0,'n1','a','n2',1684738821749);
INSERT INTO "walk_steps" VALUES(3,1,'n2','a','n3',1684738821761);
INSERT INTO "walk_steps" VALUES(3,2,'n3','a','n4',1684738821774);
INSERT INTO "walk_steps" VALUES(3,3,'n4','a','n5',1684738821785);
INSERT INTO "walk_steps" VALUES(3,4,'n5','a','n6',1684738821801);
INSERT INTO "walk_steps" VALUES(3,5,'n6','a','n7',1684738821822);
INSERT INTO "walk_steps" VALUES(3,6,'n7','a','n8',1684738821872);
INSERT INTO "walk_steps" VALUES(3,7,'n8','a','n9',1684738821915);
INSERT INTO "walk_steps" VALUES(3,8,'n9','a','n10',1684738821960);
INSERT INTO "walk_steps" VALUES(3,9,'n10','a','n11',1684738822001);
INSERT INTO "walk_steps" VALUES(3,10,'n11','a','debrief',1684738822063);
CREATE TABLE walks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES people (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolments (id),
  scenario TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  given_up_at INTEGER,
  CHECK (finished_at IS NULL OR given_up_at IS NULL)
) STRICT;
INSERT INTO "walks" VALUES(1,2,1,'m4.s1',1684738821684,NULL,NULL);
INSERT INTO "walks" VALUES(2,3,3,'m4.s1',1684738821720,NULL,NULL);
INSERT INTO "walks" VALUES(3,4,5,'m4.s1',1684738821745,1684738822063,NULL);
CREATE INDEX people_by_calendar ON people (zone, quiet_from, quiet_until, id);
CREATE INDEX cohorts_digest ON cohorts (next_digest_at) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX roles_in_cohort ON roles (person_id, role, cohort_id) WHERE revoked_at IS NULL AND cohort_id IS NOT NULL;
CREATE UNIQUE INDEX roles_everywhere ON roles (person_id, role) WHERE revoked_at IS NULL AND cohort_id IS NULL;
CREATE INDEX roles_of_cohort ON roles (cohort_id) WHERE revoked_at IS NULL;
CREATE INDEX invites_of_person ON invites (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX invites_of_cohort ON invites (cohort_id);
CREATE INDEX invite_uses_of_person ON invite_uses (person_id);
CREATE INDEX enrolments_of_cohort ON enrolments (cohort_id, person_id) WHERE state = 'active';
CREATE INDEX enrolments_in_cohort ON enrolments (cohort_id, id);
CREATE INDEX enrolments_refresh ON enrolments (next_refresh_at) WHERE state = 'active' AND next_refresh_at IS NOT NULL;
CREATE INDEX enrolments_lesson ON enrolments (next_lesson_at) WHERE state = 'active' AND next_lesson_at IS NOT NULL;
CREATE INDEX enrolments_unlooked ON enrolments (id) WHERE state = 'active' AND next_lesson_at IS NULL;
CREATE INDEX enrolments_of_organization ON enrolments (organization_id);
CREATE INDEX rosters_of ON rosters (author_id, cohort_id);
CREATE INDEX sessions_briefing ON sessions (next_briefing_at) WHERE next_briefing_at IS NOT NULL;
CREATE INDEX sessions_reminder ON sessions (next_reminder_at) WHERE next_reminder_at IS NOT NULL;
CREATE INDEX sessions_of_cohort ON sessions (cohort_id, starts_at);
CREATE INDEX session_drafts_of ON session_drafts (author_id);
CREATE INDEX rsvps_of_person ON rsvps (person_id);
CREATE INDEX attendance_of_person ON attendance (person_id);
CREATE INDEX pulses_of_person ON pulses (person_id);
CREATE INDEX connection_troubles_of_person ON connection_troubles (person_id);
CREATE INDEX unclear_of_course ON unclear (course, content, language);
CREATE INDEX service_flags_of_course ON service_flags (course, service, reason);
CREATE INDEX signatures_of ON signatures (person_id);
CREATE INDEX attempts_of_person ON attempts (person_id);
CREATE UNIQUE INDEX attempts_open ON attempts (enrolment_id, quiz) WHERE finished_at IS NULL;
CREATE INDEX attempts_of_quiz ON attempts (quiz, enrolment_id);
CREATE INDEX attempts_of_enrolment ON attempts (enrolment_id);
CREATE INDEX answers_of_item ON answers (item);
CREATE INDEX certificates_of_person ON certificates (person_id);
CREATE INDEX walks_of_person ON walks (person_id);
CREATE UNIQUE INDEX walks_open ON walks (enrolment_id, scenario) WHERE finished_at IS NULL AND given_up_at IS NULL;
CREATE INDEX walks_of_enrolment ON walks (enrolment_id);
CREATE UNIQUE INDEX discussions_open ON discussions (cohort_id) WHERE state = 'open';
CREATE INDEX discussions_of_chat ON discussions (chat_id);
CREATE INDEX discussion_votes_of_person ON discussion_votes (person_id);
CREATE INDEX announcements_start ON announcements (start_at) WHERE state = 'scheduled';
CREATE INDEX announcements_started ON announcements (start_at) WHERE start_at IS NOT NULL;
CREATE INDEX announcements_freezing ON announcements (id) WHERE frozen_to IS NOT NULL;
CREATE INDEX announcements_running ON announcements (id) WHERE state IN ('running', 'stopped', 'recalled') AND ended_at IS NULL;
CREATE INDEX announcements_editing ON announcements (id) WHERE editing = 1;
CREATE INDEX announcements_reminding ON announcements (id) WHERE remind_to IS NOT NULL;
CREATE INDEX announcements_of_author ON announcements (author_id, cohort_id, id);
CREATE INDEX announcements_of_cohort ON announcements (cohort_id, id);
CREATE INDEX recipients_of_person ON recipients (person_id);
CREATE INDEX todays_next ON todays (next_at);
CREATE INDEX todays_look ON todays (next_look_at) WHERE next_look_at IS NOT NULL;
CREATE INDEX saved_audiences_of ON saved_audiences (owner_id);
CREATE INDEX outbox_of_chat ON outbox (chat_id);
CREATE INDEX outbox_ready ON outbox (lane, due_at, id) WHERE state = 'pending';
CREATE INDEX outbox_open_of_chat ON outbox (chat_id, lane, due_at, id) WHERE state IN ('pending', 'leased');
CREATE INDEX outbox_expiry ON outbox (expires_at) WHERE state = 'pending' AND expires_at IS NOT NULL;
CREATE INDEX outbox_leases ON outbox (lease_until) WHERE state = 'leased';
CREATE INDEX outbox_of_announcement ON outbox (announcement_id, state, due_at) WHERE announcement_id IS NOT NULL;
CREATE INDEX outbox_announced ON outbox (chat_id, done_at) WHERE announcement_id IS NOT NULL AND state = 'sent';
CREATE INDEX outbox_edits ON outbox (edits_id) WHERE edits_id IS NOT NULL;
CREATE INDEX outbox_done ON outbox (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX questions_of_taker ON questions (taken_by) WHERE taken_by IS NOT NULL;
CREATE INDEX questions_waiting ON questions (cohort_id, waits_since) WHERE waits_since IS NOT NULL;
CREATE INDEX questions_ring ON questions (ring_again_at) WHERE ring_again_at IS NOT NULL;
CREATE INDEX questions_of ON questions (person_id, id);
CREATE INDEX question_parts_of_author ON question_parts (author_id);
CREATE INDEX question_parts_of_chat ON question_parts (chat_id);
CREATE INDEX question_parts_of ON question_parts (question_id, id);
CREATE INDEX question_copies_of_part ON question_copies (part_id) WHERE part_id IS NOT NULL;
CREATE INDEX question_copies_of ON question_copies (question_id);
CREATE INDEX question_copies_in ON question_copies (chat_id);
CREATE INDEX seen_updates_age ON seen_updates (seen_at);
CREATE INDEX errands_of_chat ON errands (chat_id);
CREATE INDEX errands_due ON errands (due_at, id) WHERE state = 'waiting';
CREATE INDEX audit_of_actor ON audit (actor_id);
CREATE INDEX audit_refused ON audit (object, happened_at) WHERE action = 'refused';
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('cohorts',2);
INSERT INTO "sqlite_sequence" VALUES('audit',158);
INSERT INTO "sqlite_sequence" VALUES('organizations',1);
INSERT INTO "sqlite_sequence" VALUES('outbox',546);
INSERT INTO "sqlite_sequence" VALUES('invites',46);
INSERT INTO "sqlite_sequence" VALUES('people',42);
INSERT INTO "sqlite_sequence" VALUES('roles',5);
INSERT INTO "sqlite_sequence" VALUES('enrolments',73);
INSERT INTO "sqlite_sequence" VALUES('discussions',3);
INSERT INTO "sqlite_sequence" VALUES('announcements',9);
INSERT INTO "sqlite_sequence" VALUES('session_drafts',5);
INSERT INTO "sqlite_sequence" VALUES('sessions',5);
INSERT INTO "sqlite_sequence" VALUES('questions',4);
INSERT INTO "sqlite_sequence" VALUES('question_parts',5);
INSERT INTO "sqlite_sequence" VALUES('errands',8);
INSERT INTO "sqlite_sequence" VALUES('rosters',1);
INSERT INTO "sqlite_sequence" VALUES('saved_audiences',1);
INSERT INTO "sqlite_sequence" VALUES('attempts',8);
INSERT INTO "sqlite_sequence" VALUES('walks',3);
INSERT INTO "sqlite_sequence" VALUES('certificates',1);
COMMIT;
