"""The areas of the bot, and the sum of what they register.

Everything else of the program works with these sums, so that an area is added by one line in
`AREAS` and one in `.importlinter`.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec

from bot.announcements import area as announcements
from bot.catalog.course import Courses
from bot.community import area as community
from bot.desk import area as desk
from bot.home import area as home
from bot.learning import area as learning
from bot.membership import tables as membership
from bot.outbox import storage as outbox
from bot.outbox.covers import storage as covers
from bot.outbox.jobs import storage as jobs
from bot.outbox.slots import storage as call_slots
from bot.peers import area as peers
from bot.people import area as people
from bot.planning import Source
from bot.plans import area as plans
from bot.questions import area as questions
from bot.safety import area as safety
from bot.services import area as services
from bot.sessions import area as sessions
from bot.storage import leader, meta, migration, set_aside
from bot.storage.personal_data import PersonalData
from bot.surveys import area as surveys
from bot.telegram import notices as telegram_notices
from bot.telegram.incoming import storage as incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.refusals import COMMON_WORDS, RefusalWords
from bot.telegram.outgoing import storage as outgoing
from bot.telegram.outgoing.kinds import Notices
from bot.telegram.registration import Feature
from bot.telegram.slots import Slots

AREAS = (
    home.AREA,
    desk.AREA,
    surveys.AREA,
    plans.AREA,
    questions.AREA,
    announcements.AREA,
    community.AREA,
    peers.AREA,
    sessions.AREA,
    learning.AREA,
    services.AREA,
    people.AREA,
    safety.AREA,
)
"""From the top down, in the order of `.importlinter`."""
FEATURES = tuple(feature for area in AREAS for feature in area.features)

REQUIRED: Mapping[str, str] = {
    "announcements.delivery": "people get the announcements that coordinators send",
    "desk.group_replies": "the guard reads replies in a group, and their writers learn what to do",
    "desk.staff_access": "coordinators end the sessions of a colleague",
    "desk.stolen_phone": "a colleague cuts off a phone that was lost or stolen",
    "home.unasked": "the guard reads what nobody asked for",
    "people.going": "nobody is kept by a PIN that they forgot",
    "people.hiding": "somebody hides at once what the bot wrote",
    "people.mydata": "people see and delete what is stored about them, and leave",
    "people.mydata_page": "people read what is stored about them",
    "people.pin": "a PIN closes results and questions on a shared phone",
    "people.renewal": "people are asked again when the consent text changes",
    "people.second_factor": "coordinators confirm with a code that it is them",
    "people.settings": "people choose when nothing is written to them",
    "questions.asking": "people ask a coordinator for help",
    "safety.texts": "people learn what to do in danger",
}
"""Features without which the bot must not run: what people would lose."""


class FeatureMissing(Exception):
    """A feature without which the bot must not run was taken out."""

    def __init__(self, feature: str) -> None:
        super().__init__(f"{feature} is missing in its area.py: {REQUIRED[feature]}")


def _require(features: Sequence[Feature]) -> None:
    for each in REQUIRED:
        if not _is_registered(f"bot.{each}", features):
            raise FeatureMissing(each)


def _is_registered(folder: str, features: Sequence[Feature]) -> bool:
    """Tell whether the handlers in a folder are registered, or its source if it has none."""
    if find_spec(folder) is None:
        return False
    if find_spec(f"{folder}.handlers") is None:
        sources = (source for feature in features for source in feature.sources({}))
        return any(type(source).__module__.startswith(f"{folder}.") for source in sources)
    routes = import_module(f"{folder}.handlers").routes
    return any(each.routes is routes for each in features)


_require(FEATURES)
routes = Routes().merge(*(each.routes for each in FEATURES))
notices = Notices().merge(*(each.notices for each in FEATURES), telegram_notices.notices)
slots = Slots().merge(*(each.slots for each in FEATURES))
refusals: RefusalWords = {
    refusal: key
    for words in (COMMON_WORDS, *(each.refusals for each in FEATURES))
    for refusal, key in words.items()
}
TABLES = (
    *(each.tables for each in FEATURES),
    incoming.TABLES,
    outgoing.TABLES,
    jobs.TABLES,
    covers.TABLES,
    call_slots.TABLES,
    outbox.TABLES,
    *membership.TABLES,
    meta.TABLES,
    set_aside.TABLES,
    leader.TABLES,
    migration.TABLES,
)
"""From the top down, which is the order in which a person is deleted from them."""
PERSONAL_DATA = PersonalData.of(TABLES)


def all_sources(courses: Courses) -> list[Source]:
    """Return the planner's sources by phase; within a phase, those of lower areas come first."""
    found = [
        source
        for area in reversed(AREAS)
        for feature in area.features
        for source in feature.sources(courses)
    ]
    return sorted(found, key=lambda source: source.phase)
