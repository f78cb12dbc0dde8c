"""Who may use which command, and who may answer which dialog."""

from tests.stories.whole.attempts import Talk

STAFF_COMMANDS = ("announce", "desk", "discuss", "link", "verify")
OTHER_COMMANDS = frozenset(
    {
        "ask", "cancel", "certificate", "community", "handbook", "help", "hide", "language",
        "lessons", "menu", "pause", "plan",
        "practice", "practise", "privacy", "progress", "quiz", "recap", "refresh", "results",
        "resume", "search", "services", "sessions", "settings", "simulate", "start", "story",
    }
)  # fmt: skip

STAFF_DIALOGS: tuple[Talk, ...] = (
    Talk(name="announce", ids=("cohort",), text="Hello to all of you."),
    Talk(
        name="announce.fix", ids=("draft.done",), text="Hello.", more={"language": "en", "part": 0}
    ),
    Talk(
        name="announce.language",
        ids=("cohort", "draft.draft"),
        text="Hello.",
        more={"until": 2**45},
    ),
    Talk(
        name="announce.choices",
        ids=("draft.draft",),
        text="Monday / Tuesday",
        more={"until": 2**45},
    ),
    Talk(name="announce.save", ids=("draft.draft",), text="Lotus"),
    Talk(name="announce.when", ids=("draft.draft",), text="25/5 9:00"),
    Talk(name="announce.replan", ids=("planned.scheduled",), text="25/5 9:00"),
    Talk(
        name="answer_times.until",
        text="2/6",
        more={"stand_in": 0, "until": 2**45},
        anywhere=True,
    ),
    Talk(name="attendance.page", ids=("session",), text="-", more={"until": 2**45}),
    Talk(name="certificate.verify", text="RL-0000-0000", anywhere=True),
    Talk(name="finding", ids=("cohort",), text="Dara"),
    Talk(name="finding.person", ids=("cohort",), text="Dara", more={"way": "replace"}),
    Talk(name="people.find", ids=("cohort",), text="Dara"),
    Talk(name="people.list", ids=("cohort",), text="Ros Chenda, Lotus House"),
    Talk(name="people.merge", ids=("enrolment",), text="Sotha"),
    Talk(name="people.cohort_title", ids=("cohort",), text="Module 4, for leaders"),
    Talk(name="services.correct", ids=("cohort", "service"), text="Call 023 720 999"),
    Talk(name="people.organization_name", ids=("cohort", "organization"), text="Lotus Home"),
    Talk(name="people.organization", ids=("enrolment.waiting",), text="Rice Field"),
    Talk(
        name="people.removals",
        ids=("cohort",),
        text="Dara",
        more={"ticked": [], "until": 2**45},
    ),
    Talk(name="people.rename", ids=("enrolment",), text="Sok Darith"),
    Talk(name="people.replace", ids=("enrolment",), text="Ros Chenda"),
    Talk(
        name="peers.summary",
        ids=("cohort", "problem.posted"),
        text="Go in twos.",
        more={"until": 2**45},
    ),
    Talk(name="person.note", ids=("enrolment",), text="ill, back Monday"),
    Talk(name="person.peace", ids=("enrolment",), text="24/5"),
    Talk(name="report.period", ids=("cohort",), text="1/5/2023-22/5/2023"),
    Talk(name="question.answer", ids=("question",), text="At nine.", more={"until": 2**45}),
    Talk(name="quiet_days", ids=("cohort",), text="2/6"),
    Talk(name="quiet_days.page", ids=("cohort",), text="2/6", more={"until": 2**45}),
    Talk(name="second_factor.code", text="123456", anywhere=True),
    Talk(name="workbook.password", ids=("cohort",), text="river 4711", more={"until": 2**45}),
    Talk(name="workbook_back.file", ids=("cohort",), text="-", more={"until": 2**45}),
    Talk(name="training_day", ids=("cohort",), text="31/5/2023"),
    Talk(name="session.draft", ids=("draft",), text="5/6"),
    Talk(name="session.length", ids=("session",), text="9:00-12:00"),
    Talk(name="session.place", ids=("session",), text="Our office"),
    Talk(name="session.link", ids=("session",), text="https://zoom.us/j/99999999999"),
    Talk(name="session.move", ids=("session",), text="7/6"),
    Talk(name="voice_note", ids=("cohort",), text="-", more={"card": "m4.u1.c1", "language": "en"}),
    Talk(
        name="voice_note.page",
        ids=("cohort",),
        text="-",
        more={"card": "m4.u1.c1", "language": "en", "until": 2**45},
    ),
    Talk(name="session.recording", ids=("session.over",), text="https://zoom.us/rec/share/abc"),
)
OTHER_DIALOGS = frozenset(
    {
        "aloud", "ask", "certificate.name", "community", "handbook", "join.correction", "join.name",
        "join.organization",
        "peers.answer", "peers.problem", "pin.choose", "pin.open", "pin.repeat", "plans.barrier",
        "plans.day", "plans.step", "plans.strategy", "plans.time",
        "services.proposal", "services.province", "surveys.words",
        "feedback",
    }
)  # fmt: skip
