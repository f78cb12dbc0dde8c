"""The people of the demo, and what has happened before it starts.

Names and organizations are invented. Everything is set up by the same use cases as in production:
a coordinator's link, a roster, personal links, a series of sessions.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.act import Act
from bot.catalog.course import Course, Courses
from bot.locale import Texts
from bot.locale.folders import ENGLISH
from bot.locale.texts import own_name
from bot.membership import domain as enrolments
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import CohortId
from bot.membership.enrolment import storage as enrolment_storage
from bot.membership.visitor.storage import load_visitors
from bot.people.directory.service import put_on_list
from bot.people.invites.service import invite_person
from bot.people.seed.service import add_coordinator, add_participant
from bot.people.service import create_cohort, create_organization
from bot.sessions.domain import Room
from bot.sessions.drafting import service as drafts
from bot.sessions.drafting.buttons import DraftDay, DraftTime, DraftUnits
from bot.sessions.drafting.domain import ALL
from bot.sessions.quiet_days import service as quiet_days
from bot.storage.database import Tx
from telegram_simulator import Cast, Group, Persona, Simulator

ZONE = "Asia/Phnom_Penh"
DEMO_START = datetime(2023, 5, 26, 11, 40, tzinfo=ZoneInfo(ZONE))
"""Friday before the training, a little before noon."""
BEGAN_BEFORE = timedelta(days=12)
"""The age of the cohort. People who joined then and were silent since need a contact."""
JOINED_BEFORE = timedelta(days=3)
FIRST_DAY = date(2023, 5, 31)
"""Wednesday: the warm-up stands first on Home from four days before, and would hide the lesson."""
BEGINS = time(9, 0)
HOLIDAYS = ("18/6", "24/9", "13/10-15/10")
"""Public holidays of Cambodia in 2023: the Queen Mother, the Constitution, Pchum Ben."""
COHORT = "Module 4 · May 2023"
ROOM = Room(
    link="https://zoom.us/j/12345678901",
    number="123 4567 8901",
    passcode="2468",
)

SOKHA, DARA, MALY = 5_000_000_101, 5_000_000_102, 5_000_000_103
SILENT = ("thida", 5_000_000_104, "Chan Thida", "km", "River School")
OTHERS = (
    ("rith", 5_000_000_105, "Vann Rith", "km", "Open Door"),
    ("sina", 5_000_000_106, "Keo Sina", "en", "River School"),
    ("bopha", 5_000_000_107, "Nuon Bopha", "km", "Rice Field Network"),
)
NOT_JOINED = (("Meas Chenda", "Open Door"), ("Prak Vuthy", "Rice Field Network"))

CAST = Cast(
    bot_name="Romleuk",
    bot_username="romleuk_bot",
    people=(
        Persona(
            key="sokha", id=SOKHA, name="Sokha", language="km", says="ភាសាខ្មែរ",
            role="participant", state="open",
        ),
        Persona(
            key="dara", id=DARA, name="Dara", language="en", says="English", role="participant"
        ),
        Persona(
            key="maly", id=MALY, name="Maly", language="en", says="English",
            role="coordinator", state="open",
        ),
        *(
            Persona(key=key, id=number, name=name, language=language, state="open", shown=False)
            for key, number, name, language, _ in (SILENT, *OTHERS)
        ),
    ),
    groups=(Group(key="group", title=COHORT, members=("dara", "sokha", "maly")),),
    zone=ZONE,
    blocker="sokha",
)  # fmt: skip


SHIPPED = "community-liberation-toolkit"
"""The course that the guide leads through; other courses have no guide."""


def spoken(course: Course, language: str, screens: Sequence[str]) -> str:
    """Return what somebody of the cast speaks: a language of the course that has `screens`.

    Who speaks Khmer speaks the own language of another course, where there is one beside English.
    """
    known = [each for each in course.languages if each in screens]
    if language in known:
        return language
    others = (each for each in known if each != ENGLISH)
    return next(others, None) or next(iter(known), ENGLISH)


def cohort_of(course: Course) -> str:
    """Return the title of the cohort and of its group."""
    return COHORT if course.id == SHIPPED else course.short.in_(ENGLISH)


def cast_of(course: Course, screens: Sequence[str]) -> Cast:
    """Return the cast in the languages of a course."""
    spoken_by = {each.key: spoken(course, each.language, screens) for each in CAST.people}
    people = (replace(each, language=spoken_by[each.key]) for each in CAST.people)
    groups = tuple(replace(each, title=cohort_of(course)) for each in CAST.groups)
    cast = (replace(each, says=each.says and own_name(each.language)) for each in people)
    return replace(CAST, people=tuple(cast), groups=groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    cohort: CohortId
    token: str


async def prepare(tx: Tx, course: Course, screens: Sequence[str]) -> Prepared:
    """Create the cohort, let people join, and make the link for Dara."""
    began, before = DEMO_START - BEGAN_BEFORE, DEMO_START - JOINED_BEFORE
    title = cohort_of(course)
    cohort = await create_cohort(Act(tx=tx, now=began), course=course, title=title, zone=ZONE)
    sokha = ("sokha", SOKHA, "Sokha Lim", "km", "Lotus House")
    for seat, joined in ((SILENT, began), (sokha, before), *((each, before) for each in OTHERS)):
        _, number, name, said, organization = seat
        language = spoken(course, said, screens)
        await _seat(tx, course, cohort, number, name, language, organization, joined)
    for name, organization in NOT_JOINED:
        await _list(tx, cohort, name, organization, spoken(course, "km", screens), before)
    dara = await _list(tx, cohort, "Dara Sok", "Lotus House", spoken(course, "en", screens), before)
    made = await invite_person(Act(tx=tx, now=DEMO_START), dara)
    # Maly joins last, or she would be told of everybody who joined before.
    english = spoken(course, "en", screens)
    await add_coordinator(
        Act(tx=tx, now=before), cohort, telegram_id=MALY, name="Maly", language=english
    )
    await _plan_series(tx, cohort, course, before)
    if course.id == SHIPPED:
        await _keep_holidays(tx, cohort, before)
    return Prepared(cohort=cohort, token=made.token)


async def _keep_holidays(tx: Tx, cohort: CohortId, now: datetime) -> None:
    """Make the next public holidays quiet days, as Maly would in her settings."""
    maly = (await load_visitors(tx, [MALY]))[MALY]
    for days in HOLIDAYS:
        made = await quiet_days.add(Act(tx=tx, now=now, visitor=maly), cohort, days)
        assert made.problem is None


async def _plan_series(tx: Tx, cohort: CohortId, course: Course, now: datetime) -> None:
    """Create three meetings on three days, as Maly would on her desk."""
    maly = (await load_visitors(tx, [MALY]))[MALY]
    courses: Courses = {course.id: course}
    act = Act(tx=tx, now=now, visitor=maly, courses=courses)
    draft = (await drafts.begin(act, cohort)).draft.id
    await drafts.choose(act, draft, DraftUnits(draft, ALL).change)
    await drafts.choose(act, draft, DraftDay(draft, FIRST_DAY.toordinal()).change)
    await drafts.choose(act, draft, DraftTime(draft, BEGINS.hour * 60).change)
    await drafts.choose(act, draft, lambda made, _cohort, _course: made.linked(ROOM))
    ready = await drafts.require_draft(act, draft)
    await drafts.create(act, ready, tell=False)


async def play_opening(
    simulator: Simulator, texts: Texts, settled: Callable[[], Awaitable[None]]
) -> None:
    """Play what people do before the page opens."""
    simulator.stage.member("group", "bot", "member", by="maly")
    await settled()
    simulator.acts.message("group", "/link", who="maly")
    simulator.acts.message("sokha", "/menu")
    simulator.acts.message("maly", "/desk")
    await settled()
    for label in ("home_overview.first_lesson", "learning.lesson_next"):
        if _can_tap(simulator, texts.label(label)):
            simulator.acts.tap("sokha", label=texts.label(label))
            await settled()


def _can_tap(simulator: Simulator, label: str) -> bool:
    """Tell whether Sokha sees a button: a course of one lesson has no next one."""
    shown = [each["message"] for each in simulator.controls.messages("sokha")]
    rows = [
        row for each in shown for row in each.get("reply_markup", {}).get("inline_keyboard", ())
    ]
    return any(button["text"] == label for row in rows for button in row)


async def _seat(
    tx: Tx,
    course: Course,
    cohort: CohortId,
    number: int,
    name: str,
    language: str,
    organization: str,
    now: datetime,
) -> None:
    await add_participant(
        Act(tx=tx, now=now, courses={course.id: course}),
        cohort,
        telegram_id=number,
        name=name,
        language=language,
        organization=await create_organization(Act(tx=tx, now=now), organization),
    )


async def _list(
    tx: Tx, cohort: CohortId, name: str, organization: str, language: str, now: datetime
) -> enrolments.ListedPerson:
    found = await cohorts.by_id(tx, cohort)
    assert found is not None
    place = await put_on_list(
        Act(tx=tx, now=now),
        found,
        name=name,
        organization=await create_organization(Act(tx=tx, now=now), organization),
        language=language,
    )
    listed = await enrolment_storage.by_id(tx, place)
    assert listed is not None
    return listed
