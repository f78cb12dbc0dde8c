"""One invented course with announcements in every state, of which screens are made."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.announcements.audience.domain import (
    Audience,
    AudienceCriterion,
    Headcount,
    LanguageCount,
    Rule,
)
from bot.announcements.audience.service import AudienceNames
from bot.announcements.audience_rules.service import OptionList, RuleOption
from bot.announcements.checking.domain import ApprovalReason
from bot.announcements.checking.service import AnnouncementCheck
from bot.announcements.domain import (
    Announcement,
    AnnouncementDetails,
    AnnouncementId,
    AnnouncementLine,
    AnnouncementState,
)
from bot.announcements.lists.domain import AnnouncementListKind
from bot.announcements.lists.service import AnnouncementList
from bot.announcements.message.domain import Content, MessagePart, MessagePartKind
from bot.announcements.results.domain import DeliveryTally, Undelivered
from bot.announcements.results.service import StatusCard
from bot.announcements.sending.domain import Delay
from bot.catalog.wording import Text
from bot.membership.domain import ChatId, Cohort, CohortId, Grant, PersonId, Role
from bot.outbox.forecast.domain import TimedGroup, Timing
from bot.paging import Page
from bot.sessions.domain import Session, SessionId

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
ID, ONE = AnnouncementId(1), CohortId(1)
COHORT = Cohort(id=ONE, course="c", title="Module 4, May 2023", zone="Asia/Phnom_Penh")
QUIET_TOMORROW = replace(COHORT, quiet_days=frozenset({"2023-05-23"}))
COUNT = Headcount(
    by_language=(
        LanguageCount(language="en", reached=3, closed=1),
        LanguageCount(language="km", reached=9, out=2),
    )
)


def announcement(state: AnnouncementState, **changes: object) -> Announcement:
    plain = Announcement(
        id=ID,
        author_id=PersonId(1),
        cohort_id=ONE,
        state=state,
        audience=Audience(cohorts=(ONE,)),
        language="km",
        revision=3,
        start_at=NOW + timedelta(minutes=1),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def details(one: Announcement, *languages: str) -> AnnouncementDetails:
    part = MessagePart(kind=MessagePartKind.TEXT, html="Hello")
    return AnnouncementDetails(
        announcement=one,
        content=Content(parts=tuple((each, (part,)) for each in languages or ("km",))),
        author="Sophea",
        author_chat=ChatId(1),
        organization="Chab Dai",
        grants=(Grant(role=Role.COORDINATOR, cohort_id=ONE),),
        cohorts=(COHORT,),
        home=COHORT,
    )


LATER = Timing(
    at_once=4,
    later=(
        TimedGroup(people=5, at=NOW + timedelta(hours=20), reason="two a day"),
        TimedGroup(people=1, at=None, reason="blocked"),
    ),
)


def review(
    *languages: str,
    delay: Delay | None = None,
    later: tuple[datetime, ...] = (),
    timing: Timing | None = LATER,
    **changes: object,
) -> AnnouncementCheck:
    return AnnouncementCheck(
        details=details(announcement(AnnouncementState.DRAFT, **changes), *languages),
        headcount=COUNT,
        topic_words=("victim",),
        domains=("zoom.us", "evil.example"),
        unknown=("evil.example",),
        reasons=(ApprovalReason.PEOPLE, ApprovalReason.LINK),
        others=1,
        delay=delay,
        later=later,
        timing=timing,
        audience_names=AUDIENCE_NAMES,
    )


def made(state: AnnouncementState, tally: DeliveryTally, **changes: object) -> StatusCard:
    names = ("Vann Rith", "Keo Sina")
    undelivered = Undelivered(name="Chan Thida", state="pending", reason="quiet hours", due_at=NOW)
    return StatusCard(
        details=details(announcement(state, **changes)),
        tally=tally,
        undelivered=(undelivered, Undelivered(name="Sok Dara", state="skipped", reason="blocked")),
        out=names,
        others=("Bora",),
    )


SESSION = Session(
    id=SessionId(3),
    cohort_id=ONE,
    local_start=NOW.replace(tzinfo=None),
    zone="Asia/Phnom_Penh",
    starts_at=NOW,
    length=timedelta(minutes=90),
    calendar_uid="x",
    changed_at=NOW,
)
LONG = "What the law says about debts that are inherited by children"
AUDIENCE_NAMES = AudienceNames(
    organizations={3: "Lotus House"},
    people={5: "Sok Dara", 6: "Chan Thida"},
    sessions={3: SESSION},
    units={"m4.u1": Text(strings=(("en", LONG),))},
)
NARROWED = Audience(
    cohorts=(ONE,),
    rules=(
        Rule(by=AudienceCriterion.ORGANIZATION, of=frozenset({3})),
        Rule(by=AudienceCriterion.UNIT, of=frozenset({"m4.u1"}), out=True),
        Rule(by=AudienceCriterion.ANSWER, of=frozenset({"3.no"})),
        Rule(by=AudienceCriterion.SILENT, of=frozenset({10})),
        Rule(by=AudienceCriterion.ROLE, of=frozenset({"participant"})),
        Rule(by=AudienceCriterion.LANGUAGE, of=frozenset({"km"})),
        Rule(by=AudienceCriterion.GOT, of=frozenset({1})),
    ),
    also=frozenset({5}),
    never=frozenset({6}),
)
OPTIONS = {
    "organization": ("3", "Lotus House", 4),
    "language": ("km", None, 9),
    "role": ("coordinator", None, None),
    "unit": ("m4.u1", Text(strings=(("en", LONG),)), None),
    "silent": ("10", None, None),
    "also": ("5", "Sok Dara", None),
    "never": ("6", "Chan Thida", None),
}


def listed(way: str) -> OptionList:
    value, name, people = OPTIONS[way]
    return OptionList(
        announcement=ID,
        way=way,
        audience=NARROWED,
        headcount=COUNT,
        page=Page.loaded(
            [RuleOption(value=value, name=name, people=people, ticked=True)], 1, total=24, size=8
        ),
    )


def a_list(*states: AnnouncementState, which: AnnouncementListKind) -> AnnouncementList:
    part = MessagePart(kind=MessagePartKind.TEXT, html="Please bring rice and your book on Monday")
    lines = [
        AnnouncementLine(id=ID, state=state, at=NOW, people=3, first=first)
        for state in states
        for first in (
            part,
            MessagePart(kind=MessagePartKind.VOICE),
            MessagePart(kind=MessagePartKind.PHOTO),
            None,
        )
    ]
    return AnnouncementList(
        cohort=COHORT, which=which, page=Page.loaded(lines, 1, total=18, size=6)
    )
