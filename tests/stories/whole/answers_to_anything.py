"""What answers each of ten things in each dialog: a line a dialog, with what is not the rule."""

from tests.stories.whole.ten_things import DAY_LATER, FILES, LABEL, THINGS

CLOSED = "✔ Closed. I did not take that as an answer."
TAP_IT = "I did not take “"
DESK, HOME = "Today · ", "Next: "
TEXT_ONLY = "Here I can take text only. I did not keep this one."
TEXT_OR_VOICE = "Here I can take text or a voice message. I did not keep this one."
NOTHING_YET = "Nothing has been sent yet. Please write it in words."
NO_NAME = "I couldn't find a name in that. Please type it, up to 64 characters."
NO_DIGITS = "A PIN has 4 to 6 digits."
SENT = "✔ Sent to your coordinators at"
WHAT_NOW = "What would you like to do with your message?"
ONE_WAY = "One way to say it:"
IS_THIS_AN_ANSWER = "Nothing is sent yet. Is this an answer?"
PLACE_OR_ANSWER = "Is it one of these places on the desk, or an answer?"


def _leader(again: str, label: str = CLOSED, **but: str) -> dict[str, str]:
    """Return a line of the table: `again` answers whatever is no answer, but for the others."""
    return _line(again, {"/menu": HOME, LABEL: label, DAY_LATER: WHAT_NOW}, but)


def _desk(again: str, label: str = TAP_IT, **but: str) -> dict[str, str]:
    """Return the line of a coordinator's question, which stays open for more than a day."""
    return _line(again, {"/menu": DESK, LABEL: label}, but)


def _typed(again: str, label: str = TAP_IT, **but: str) -> dict[str, str]:
    """Return the line of a coordinator's question to which only a text of soon is an answer."""
    return _desk(again, label, **{"files": TEXT_ONLY, "later": PLACE_OR_ANSWER, **but})


def _line(again: str, rule: dict[str, str], but: dict[str, str]) -> dict[str, str]:
    named = {_NAMES.get(name, name): says for name, says in but.items() if name != "files"}
    files = dict.fromkeys(FILES, but["files"]) if "files" in but else {}
    return {**dict.fromkeys(THINGS, again), **rule, **files, **named}


_NAMES = {"long": "4096", "later": DAY_LATER}

LEADERS: dict[str, dict[str, str]] = {
    "aloud": _leader(TEXT_ONLY, emoji=ONE_WAY, long=ONE_WAY, yes=ONE_WAY),
    "ask": _leader(
        TEXT_OR_VOICE, sticker=NOTHING_YET, voice=SENT, emoji=NOTHING_YET, long=SENT,
        yes=NOTHING_YET, later=SENT,
    ),
    "certificate.name": _leader(
        NO_NAME, yes="Is it spelled as you want it?", later="Is it spelled as you want it?"
    ),
    "community": _leader(
        TEXT_ONLY, TAP_IT, emoji="Please type some words, or tap a button.",
        long="That is longer than 60 characters.", yes="In which province?",
    ),
    "feedback": _leader(
        TEXT_OR_VOICE, sticker=NOTHING_YET, voice="get it as feedback", emoji=NOTHING_YET,
        long="get it as feedback", yes=NOTHING_YET,
    ),
    "handbook": _leader(TEXT_ONLY, emoji="Nothing found.", long="Search", yes="Search"),
    "join.correction": _leader(NO_NAME, TAP_IT),
    "join.name": {
        **_leader(NO_NAME, HOME, later="This link no longer works."),
        "/menu": "What is your name?",
    },
    "join.organization": {
        **_leader(
            "Please type the name of your organization, up to 64",
            "Your coordinator will let you in", later="Your coordinator will let you in",
        ),
        "/menu": "Which organization are you from?",
    },
    "peers.problem": _leader(
        "What is hard in your work at the moment?", files=TEXT_ONLY, long="That is too long.",
    ),
    "peers.answer": _leader("What is your answer?", files=TEXT_ONLY, long="That is too long."),
    "pin.choose": _leader(NO_DIGITS, long=WHAT_NOW),
    "pin.open": _leader(NO_DIGITS, long=WHAT_NOW),
    "pin.repeat": _leader(NO_DIGITS, long=WHAT_NOW),
    "plans.barrier": _leader(TEXT_ONLY, TAP_IT, sticker=NOTHING_YET, emoji=NOTHING_YET,
                             yes=NOTHING_YET, long=SENT),
    "plans.day": _leader("I couldn't read that.", TAP_IT),
    "plans.step": _leader("Please type your step in one short sentence", TAP_IT, files=TEXT_ONLY),
    "plans.strategy": _leader("Please type it in one to three sentences", TAP_IT, files=TEXT_ONLY),
    "plans.time": _leader("I couldn't read that.", TAP_IT),
    "services.proposal": _leader(
        "Please type it as text.", long="That is too long.", yes="In which district or town?"
    ),
    "services.province": _leader("Where?", TAP_IT, long=WHAT_NOW, yes=WHAT_NOW),
    "surveys.words": _leader(
        TEXT_ONLY, emoji="Your answers are counted", yes="Your answers are counted",
        long="That is longer than 400 characters.",
    ),
}  # fmt: skip

NO = {"emoji": NO_NAME, "long": NO_NAME}
NO_ONE = {"emoji": NO_NAME, "long": "Or did you mean one of these?"}
OVER = "That question is no longer open, and I did not take your message."
CHECK = "Check · nothing is sent yet"
NO_ROWS = "There is no one in this list."
CANNOT = "I can't pass this on. Please send text, a picture, a file or a voice message."
NO_TIME = "I couldn't find a time in that."
NO_LINK = "I couldn't find a link in that. Please paste it again."
SAYS_LITTLE = "This says very little to everybody."
WHAT_WITH_THIS = "What would you like to do with this?"
WORDS_OR_FILE = "Please answer with a text, a voice message, a picture or a file."
NO_VOICE = "That was not a voice message. Nothing was saved."
NO_WORKBOOK = "I take the workbook as an Excel file"
COORDINATORS: dict[str, dict[str, str]] = {
    "announce": _desk(
        CHECK, DESK, sticker=CANNOT, location=CANNOT, long="Please send it shorter.",
        emoji=SAYS_LITTLE, yes=SAYS_LITTLE,
    ),
    "announce.fix": _desk(
        "Only the words can be changed. Please send text.", emoji="This change makes no sound",
        long="Please send it shorter.", yes="This change makes no sound",
        later="This change makes no sound",
    ),
    "announce.language": _desk(
        "In Khmer too? Send it here as one more message.", DESK, voice=IS_THIS_AN_ANSWER,
        photo=IS_THIS_AN_ANSWER, long=IS_THIS_AN_ANSWER, later=PLACE_OR_ANSWER,
    ),
    "announce.replan": _desk(NO_TIME, later=OVER),
    "announce.save": _desk(NO_NAME, yes="✔ Saved as yes.", later=PLACE_OR_ANSWER),
    "announce.when": _desk(NO_TIME),
    "certificate.verify": _desk(
        "Please send me the code", DESK, long="No certificate has this code.",
        later="No certificate has this code.",
    ),
    "finding": _desk(
        "in other words", voice=IS_THIS_AN_ANSWER, photo=IS_THIS_AN_ANSWER, later=PLACE_OR_ANSWER,
    ),
    "finding.person": _typed("Who do you want to replace?", **NO_ONE),
    "services.correct": _typed("What is right?"),
    "people.cohort_title": _typed("What is the new name of this course?", **NO),
    "people.find": _typed("Who are you looking for?", **NO_ONE),
    "people.list": _desk(
        "Please send the list as an Excel, Word or CSV file, or as text.",
        emoji=NO_ROWS, long=NO_ROWS,
        yes="Which list do you mean?", later=NO_ROWS, photo="I can't read a picture of a list.",
    ),
    "people.merge": _typed("Who else on the list is the same person?",
                          **NO_ONE),
    "people.organization": _typed("What is the organization called?", **NO),
    "people.organization_name": _typed("How is the organization called?", **NO),
    "people.rename": _typed("How is the name spelled?", **NO),
    "people.replace": _desk(NO_NAME, yes="takes this place", later="takes this place"),
    "peers.summary": _typed("What answers did the group find?", DESK),
    "person.note": _typed("Write a few words"),
    "person.peace": _typed("Or write the day, such as"),
    "question.answer": _desk(
        "✔ On its way to Chan Thida", DESK, sticker=WORDS_OR_FILE, location=WORDS_OR_FILE,
        later=PLACE_OR_ANSWER,
    ),
    "quiet_days": _typed("I couldn't find a day in that.", yes="Which days?"),
    "report.period": _typed("I can't find these days.", yes="Which period?"),
    "second_factor.code": _desk(
        "A code has 6 digits.", DESK, long=WHAT_WITH_THIS,
        later="Is it one of these places on the desk?",
    ),
    "session.draft": _desk("What is it for?", DESK, later=OVER),
    "session.length": _typed("I couldn't read that."),
    "session.link": _typed(NO_LINK),
    "session.move": _desk("I couldn't find a day in that.", "Which day?"),
    "session.place": _typed(
        "✔ Saved.", long="Please write the place", yes="Please write the place",
        emoji="Please write the place",
    ),
    "session.recording": _typed(NO_LINK),
    "training_day": _typed("Which day is the last of the training?"),
    "voice_note": _desk(NO_VOICE, DESK, voice="✔ Recorded"),
    "workbook.password": _desk(
        "A password must have 8 to 100 characters.", DESK, later=PLACE_OR_ANSWER
    ),
    "workbook_back.file": _desk(NO_WORKBOOK, NO_WORKBOOK, later=PLACE_OR_ANSWER),
}  # fmt: skip
