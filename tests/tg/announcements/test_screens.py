"""Every screen of announcements in both languages: a neutral line first, keys that fit."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.catalog.measure import button_width
from bot.domain.announcements.announcement import Announcement, AnnouncementId, State
from bot.domain.announcements.approval import Why
from bot.domain.announcements.audience import Audience, By, Headcount, Reading
from bot.domain.announcements.letter import Content, Made, Part
from bot.domain.announcements.schedule import Held
from bot.domain.announcements.tally import Tally
from bot.domain.people.person import ChatId, Cohort, CohortId, Grant, PersonId, Role
from bot.locale import Catalogue, Texts
from bot.services.announcements.audience import Chosen, Listed
from bot.services.announcements.drafts import Review, TooLong
from bot.services.announcements.results import Card
from bot.storage.announcements import Dossier
from bot.storage.audiences import Entry
from bot.storage.outcomes import Ended
from bot.tg.screens.announcements import approval, audience, card, checking, composing, letter
from bot.tg.screens.safety import unasked
from bot.tg.screens.screen import Screen
from tests.world import shipped_courses

CATALOGUE = Catalogue()
NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
ID, ONE = AnnouncementId(1), CohortId(1)
COHORT = Cohort(id=ONE, course="c", title="Module 4, May 2023", zone="Asia/Phnom_Penh")
BUDGET = {1: 34, 2: 16, 3: 10, 4: 7, 5: 5}
COUNT = Headcount(
    readings=(Reading(language="en", reached=3, closed=1), Reading(language="km", reached=9, out=2))
)


def announcement(state: State, **changes: object) -> Announcement:
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


def dossier(one: Announcement, *languages: str) -> Dossier:
    part = Part(made=Made.TEXT, html="Hello")
    return Dossier(
        announcement=one,
        content=Content(parts=tuple((each, (part,)) for each in languages or ("km",))),
        author="Sophea",
        author_chat=ChatId(1),
        organization="Chab Dai",
        grants=(Grant(role=Role.COORDINATOR, cohort_id=ONE),),
        cohorts=(COHORT,),
        home=COHORT,
    )


def review(*languages: str, held: Held | None = None, **changes: object) -> Review:
    return Review(
        dossier=dossier(announcement(State.DRAFT, **changes), *languages),
        headcount=COUNT,
        topic_words=("victim",),
        domains=("zoom.us", "evil.example"),
        unknown=("evil.example",),
        reasons=(Why.PEOPLE, Why.LINK),
        others=1,
        held=held,
    )


def made(state: State, tally: Tally, **changes: object) -> Card:
    names = ("Vann Rith", "Keo Sina")
    ended = Ended(name="Chan Thida", state="pending", reason="quiet hours", due_at=NOW)
    return Card(
        dossier=dossier(announcement(state, **changes)),
        tally=tally,
        ended=(ended, Ended(name="Sok Dara", state="skipped", reason="blocked")),
        out=names,
        others=("Bora",),
    )


def listed(by: By) -> Listed:
    return Listed(
        announcement=ID,
        audience=Audience(cohorts=(ONE,), by=by),
        headcount=COUNT,
        entries=(Entry(id=3, name="Lotus House", people=4, reached=True),),
        languages=(("en", 3), ("km", 9)),
        page=1,
        pages=3,
    )


def screens(texts: Texts) -> dict[str, Screen]:
    """Each screen by name."""
    mixed = Tally(sent=9, waiting=1, failed=1, closed=1, out=2)
    chosen = Chosen(
        announcement=ID,
        audience=Audience(cohorts=(ONE,)),
        headcount=COUNT,
        names=("Sok Dara",),
        cohorts=(COHORT,),
        places=(COHORT, replace(COHORT, id=CohortId(2))),
    )
    later = {"start_at": NOW + timedelta(hours=5), "wanted_at": NOW + timedelta(hours=5)}
    states = {
        "asked": made(State.APPROVAL, Tally()),
        "soon": made(State.SCHEDULED, Tally()),
        "alone": made(State.SCHEDULED, Tally(), start_at=NOW + timedelta(minutes=10)),
        "later": made(State.SCHEDULED, Tally(), **later),
        "going": made(State.RUNNING, Tally(sent=7, going=5)),
        "done": made(State.DONE, mixed),
        "stopped": made(State.STOPPED, replace(mixed, other=3)),
        "recalled": made(State.RECALLED, mixed),
        "refused": made(State.DRAFT, Tally(), refused_by=PersonId(2)),
        "dropped": made(State.DROPPED, Tally()),
    }
    return {
        "ask": composing.ask(ONE, texts),
        "ask in": composing.ask_in(ID, "km", anew=False, texts=texts),
        "ask anew": composing.ask_in(ID, "km", anew=True, texts=texts),
        "adding": composing.adding(ID, ONE, texts),
        "too long": composing.too_long(TooLong(by=37, limit=1000), ONE, texts),
        "cannot": composing.cannot(ONE, texts),
        "nothing": composing.nothing_sent(ONE, texts),
        "check": checking.check(review("km"), texts),
        "check night": checking.check(review("km", "en", held=Held(until=NOW)), texts),
        "check meeting": checking.check(
            review("km", "en", held=Held(until=NOW, meeting=NOW)), texts
        ),
        "check later": checking.check(review("en", wanted_at=NOW), texts, refused=True),
        "request": checking.request(review("km"), texts),
        "who": audience.who(chosen, texts),
        "when": audience.when(ID, [NOW, NOW], COHORT.zone, texts),
        "write when": audience.write_when(ID, texts),
        **{f"ticks {by}": audience.ticks(listed(by), texts) for by in By if by is not By.ALL},
        **{name: card.card(each, texts, now=NOW) for name, each in states.items()},
        "reasons": card.reasons(states["done"], texts),
        "recall": card.ask_recall(states["done"], texts),
        "approval": approval.asked(states["asked"], texts),
        "allowed": approval.allowed(states["asked"].dossier, texts),
        "not allowed": approval.refused(states["asked"].dossier, texts),
        "covered": letter.covered(ID, texts),
        "choices": unasked.choices(texts, learns=True),
        "not taken": unasked.not_taken(1, texts),
        "desk": unasked.what_with_this([COHORT], texts),
        "album": unasked.album([COHORT], texts),
    }


ALL = [(name, language) for language in ("en", "km") for name in screens(CATALOGUE.texts("en"))]


@pytest.mark.parametrize(("name", "language"), ALL)
def test_keys_fit_and_the_first_line_tells_nothing(name: str, language: str) -> None:
    screen = screens(CATALOGUE.texts(language))[name]

    first = str(screen.text).partition("\n")[0]
    course = shipped_courses()["community-liberation-toolkit"]
    assert not course.topic_words_in(first)
    for row in screen.keys:
        for key in row:
            assert button_width(key.label) <= BUDGET[len(row)], (key.label, len(row))


PUSHES = ["covered", "approval"]


@pytest.mark.parametrize("language", ["en", "km"])
@pytest.mark.parametrize("name", PUSHES)
def test_a_push_is_short(name: str, language: str) -> None:
    shown = [line for line in screens(CATALOGUE.texts(language))[name].text.split("\n") if line]

    assert len(shown) <= 2
    assert sum(map(len, shown)) <= 100


def test_the_result_tells_in_plain_words() -> None:
    said = screens(CATALOGUE.texts("en"))["done"].text

    assert said == (
        "Sent 10:01\n\n9 accepted by Telegram · 1 cannot be reached here: Sok Dara"
        " · 1 did not work · 1 waits: Chan Thida · 2 not in yet: Vann Rith, Keo Sina"
    )


def test_the_reasons_tell_until_when() -> None:
    said = screens(CATALOGUE.texts("en"))["reasons"].text

    assert "Chan Thida: quiet hours, until Mon 22 May, 10:00" in said
    assert "Sok Dara: has blocked this chat" in said
