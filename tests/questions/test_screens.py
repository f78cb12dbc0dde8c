"""Screens of questions in both languages: buttons that fit, pushes that tell nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.catalog.measure import visible
from bot.home.overview import screens as overview_screens
from bot.home.overview.domain import HomeState
from bot.locale import Catalogue, Texts
from bot.locale.catalogue import LANGUAGES
from bot.membership.domain import ChatId, Cohort, CohortId, PersonId
from bot.membership.staff.domain import Hearer
from bot.questions import screens as questions_screens
from bot.questions.answering import screens as answering_screens
from bot.questions.answering.service import Answered, PutOff, Queue, Waiting
from bot.questions.asking import screens as asking
from bot.questions.asking.service import Asking, Sent, TookBack
from bot.questions.domain import Asked, Kind, Part, PartId, Question, QuestionId, Side, State
from bot.questions.offering import screens as offering_screens
from bot.questions.offering.service import Offer
from bot.questions.opening import screens as answers
from bot.questions.opening.service import Opened
from bot.questions.ringing import screens as desk
from bot.questions.service import Circle
from bot.safety.guard import screens as guard_screens
from bot.telegram.kit.screen import Screen
from tests.shipped import shipped
from tests.telegram.limits import fits, labels, neutral

CATALOGUE = Catalogue()
ZONE = "Asia/Phnom_Penh"
NOW = datetime(2023, 5, 29, 3, 12, tzinfo=UTC)
SOPHEA = PersonId(7)
LONG = "ចាន់ សុធារិទ្ធិវង្សបូរពាមុនីរតនៈ សិរីសោភ័ណ"


def asked(state: State = State.OPEN, kind: Kind = Kind.QUESTION, **changes: object) -> Asked:
    waits = state in {State.OPEN, State.TAKEN}
    question = Question(
        id=QuestionId(1),
        cohort_id=CohortId(1),
        person_id=PersonId(1),
        kind=kind,
        state=state,
        asked_at=NOW,
        waits_since=NOW if waits else None,
        taken_by=None if state is State.OPEN else SOPHEA,
        answered_at=NOW if state is State.ANSWERED else None,
        closed_at=NOW if state is State.CLOSED else None,
        unseen_since=None,
        helped=None,
    )
    return Asked(
        question=replace(question, **changes),  # type: ignore[arg-type]
        asker=LONG,
        organization="Lotus House",
        taker=None if state is State.OPEN else "Sophea",
        title="Module 4, May 2023",
        zone=ZONE,
        quiet_days=frozenset(),
        takes_part=True,
        chat_id=ChatId(5),
        reached=True,
    )


def circle(many: int, *, stands_in: bool = False) -> Circle:
    hearer = Hearer(
        person_id=SOPHEA,
        name="Sophea",
        chat_id=ChatId(7),
        reached=True,
        own=not stands_in,
        zone=ZONE,
        quiet_from=1200,
        quiet_until=420,
    )
    return Circle(hearers=(hearer,) * many, stands_in=stands_in)


def a_sent(*, stands_in: bool = False, asleep: bool = False, kind: Kind = Kind.QUESTION) -> Sent:
    return Sent(
        question=QuestionId(1),
        kind=kind,
        stands_in=stands_in,
        hears_at=NOW + timedelta(hours=9) if asleep else None,
        at=NOW,
    )


def queue(page: int) -> Queue:
    cohort = Cohort(id=CohortId(1), course="c", title="Module 4, May 2023", zone=ZONE)
    waiting = Waiting(asked=asked(State.TAKEN, Kind.CONTACT), overdue=True)
    return Queue(cohort=cohort, waiting=(waiting,) * 15, page=page)


def to_the_asker(texts: Texts) -> Iterator[Screen]:
    mine = tuple(asked(state) for state in State if state is not State.WITHDRAWN)
    for many, stands_in in ((1, False), (3, False), (1, True), (2, True)):
        found = Asking(circle=circle(many, stands_in=stands_in), mine=mine)
        yield asking.prompt(found, texts, zone=ZONE)
    yield asking.more(texts)
    for stands_in, asleep in ((False, False), (False, True), (True, False)):
        outcome = a_sent(stands_in=stands_in, asleep=asleep)
        yield asking.sent(outcome, texts, zone=ZONE)
        yield asking.contacted(outcome, 9, texts, zone=ZONE)
    for each in (*mine, asked(kind=Kind.CONTACT)):
        yield asking.mine(each, texts, zone=ZONE)
    for stay in (True, False):
        yield asking.taken_back(TookBack(some_stay=stay), texts)
    yield asking.not_here(9, texts)
    for is_answer in (True, False):
        offer = Offer(
            cohort_id=CohortId(1), names=("Sophea", "Bora"), answers_announcement=is_answer
        )
        yield offering_screens.offered(offer, texts)
    yield answers.push(QuestionId(1), texts)
    for answered in (True, False):
        opened = Opened(asked=asked(State.ANSWERED), names=("Sophea",), answered=answered)
        yield answers.above(opened, texts, zone=ZONE)
    yield answers.foot(QuestionId(10**9), 10**9, texts)
    yield answers.thanks(QuestionId(10**9), 10**9, texts)
    yield Screen(
        text=texts("name"),
        buttons=[
            overview_screens.answer_button(HomeState(answer_id=QuestionId(1)), texts),
            [guard_screens.contact_button(9, texts)],
            [asking.own_number_button(QuestionId(0), texts)],
        ],
    )


def to_coordinators(texts: Texts) -> Iterator[Screen]:
    for state in State:
        for kind in Kind:
            for reader in (SOPHEA, PersonId(8)):
                each = asked(state, kind, helped=True if state is State.CLOSED else None)
                yield without_links(desk.ring(each, texts, reader=reader, zone=ZONE, now=NOW))
    off = PutOff(asked=asked(), until=NOW + timedelta(days=1))
    yield answering_screens.put_off(off, texts, reader=SOPHEA, zone=ZONE, now=NOW)
    note = desk.no_coordinator(asked(), texts)
    yield desk.ring(asked(), texts, reader=SOPHEA, zone=ZONE, now=NOW, note=note)
    note = desk.overdue(texts)
    yield desk.ring(asked(), texts, reader=SOPHEA, zone=ZONE, now=NOW, note=note)
    for reached in (True, False):
        outcome = Answered(asked=replace(asked(), reached=reached), taken_over_from="Bora")
        yield answering_screens.answered(outcome, texts)
    yield answering_screens.ended(asked(), texts)
    for page in range(3):
        yield answering_screens.queue(queue(page), texts, zone=ZONE, now=NOW)
    yield answering_screens.queue(replace(queue(0), waiting=()), texts, zone=ZONE, now=NOW)
    part = Part(
        id=PartId(1),
        side=Side.DESK,
        author_id=SOPHEA,
        author="Sophea",
        chat_id=ChatId(7),
        message_id=9,
        said_at=NOW,
    )
    yield desk.said_by(part, texts, zone=ZONE)
    yield Screen(
        text=texts("name"), buttons=[answering_screens.queue_button(CohortId(1), 12, texts)]
    )


def without_links(screen: Screen) -> Screen:
    """Links carry no data that could be too long."""
    buttons = [[key for key in row if key.url is None] for row in screen.buttons]
    return replace(screen, buttons=buttons)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_asker_sees_fits_and_begins_with_nothing_that_tells(language: str) -> None:
    screens = list(to_the_asker(CATALOGUE.texts(language)))

    assert len(screens) > 20
    for screen in screens:
        fits(screen)
        neutral(screen, shipped())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_coordinators_see_fits(language: str) -> None:
    for screen in to_coordinators(CATALOGUE.texts(language)):
        fits(screen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_push_is_two_short_lines(language: str) -> None:
    said = visible(str(answers.push(QuestionId(1), CATALOGUE.texts(language)).text))

    assert len(said) <= 100
    assert len([line for line in said.split("\n") if line]) == 2


@pytest.mark.parametrize(
    ("state", "mine", "others"),
    [
        (State.OPEN, [["I take it", "Later"], ["Done"]], [["I take it", "Later"], ["Done"]]),
        (State.TAKEN, [["Later", "Done"]], [["I take it"]]),
        (State.ANSWERED, [["Done"]], []),
        (State.CLOSED, [], []),
        (State.WITHDRAWN, [], []),
    ],
)
def test_which_keys_who_has(state: State, mine: list[list[str]], others: list[list[str]]) -> None:
    texts = CATALOGUE.texts("en")

    def keys(reader: PersonId) -> list[list[str]]:
        return labels(desk.ring(asked(state), texts, reader=reader, zone=ZONE, now=NOW))

    assert keys(SOPHEA) == mine
    assert keys(PersonId(8)) == others


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), ""),
        (("Sophea",), "Sophea"),
        (("Sophea", "Bora"), "Sophea and Bora"),
        (("Sophea", "Bora", "A & B"), "Sophea, Bora and A &amp; B"),
    ],
)
def test_names_in_a_row(names: tuple[str, ...], said: str) -> None:
    assert questions_screens.in_a_row(names, CATALOGUE.texts("en")) == said
