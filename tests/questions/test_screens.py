"""Screens of questions in both languages: buttons that fit, pushes that tell nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from markupsafe import Markup

from bot.catalog.measure import visible_text
from bot.home.overview import screens as overview_screens
from bot.home.overview.domain import HomeState
from bot.locale import Catalogue, Texts
from bot.locale.catalogue import LANGUAGES
from bot.membership.domain import ChatId, Cohort, CohortId, PersonId
from bot.membership.staff.domain import Absence, StaffMember
from bot.paging import Page
from bot.questions import screens as questions_screens
from bot.questions.answer_times import screens as answer_times
from bot.questions.answer_times.service import AnswerTimes
from bot.questions.answering import screens as answering_screens
from bot.questions.answering.service import (
    PAGE,
    OpenedAnswer,
    QuestionAnswered,
    QuestionPutOff,
    QuestionQueue,
    WaitingQuestion,
)
from bot.questions.asking import screens as asking
from bot.questions.asking.domain import LeftOut
from bot.questions.asking.service import AskPrompt, QuestionSent
from bot.questions.buttons import ThatHelps
from bot.questions.contacting import screens as contacting
from bot.questions.contacting.service import ContactAsked
from bot.questions.domain import (
    ContactWay,
    PartId,
    Question,
    QuestionDetails,
    QuestionId,
    QuestionKind,
    QuestionPart,
    QuestionState,
    Side,
)
from bot.questions.offering import screens as offering
from bot.questions.offering.service import QuestionOffer
from bot.questions.ringing import screens as desk
from bot.questions.service import Responders
from bot.safety.texts import screens as safety_screens
from bot.telegram.kit.screen import Screen
from tests.shipped import shipped
from tests.telegram.limits import fits, labels, neutral

CATALOGUE = Catalogue()
CARE = Markup("No names.")
"""Words of a course."""
ZONE = "Asia/Phnom_Penh"
NOW = datetime(2023, 5, 29, 3, 12, tzinfo=UTC)
SOPHEA = PersonId(7)
LONG = "ចាន់ សុធារិទ្ធិវង្សបូរពាមុនីរតនៈ សិរីសោភ័ណ"


def details(
    state: QuestionState = QuestionState.OPEN,
    kind: QuestionKind = QuestionKind.QUESTION,
    **changes: object,
) -> QuestionDetails:
    waits = state in {QuestionState.OPEN, QuestionState.TAKEN}
    question = Question(
        id=QuestionId(1),
        cohort_id=CohortId(1),
        person_id=PersonId(1),
        kind=kind,
        state=state,
        asked_at=NOW,
        waits_since=NOW if waits else None,
        taken_by=None if state is QuestionState.OPEN else SOPHEA,
        answered_at=NOW if state is QuestionState.ANSWERED else None,
        closed_at=NOW if state is QuestionState.CLOSED else None,
        unseen_since=None,
        helped=None,
    )
    return QuestionDetails(
        question=replace(question, **changes),  # type: ignore[arg-type]
        asker=LONG,
        organization="Lotus House",
        taker=None if state is QuestionState.OPEN else "Sophea",
        title="Module 4, May 2023",
        zone=ZONE,
        quiet_days=frozenset(),
        takes_part=True,
        chat_id=ChatId(5),
        reached=True,
    )


def responders(many: int, *, stands_in: bool = False) -> Responders:
    responder = StaffMember(
        person_id=SOPHEA,
        name="Sophea",
        chat_id=ChatId(7),
        reached=True,
        own=not stands_in,
        zone=ZONE,
        quiet_from=1200,
        quiet_until=420,
    )
    return Responders(people=(responder,) * many, stands_in=stands_in)


def a_sent(
    *, stands_in: bool = False, asleep: bool = False, kind: QuestionKind = QuestionKind.QUESTION
) -> QuestionSent:
    return QuestionSent(
        question=QuestionId(1),
        kind=kind,
        stands_in=stands_in,
        awake_at=NOW + timedelta(hours=9) if asleep else None,
        at=NOW,
    )


def queue(page: int, many: int = 15) -> QuestionQueue:
    cohort = Cohort(id=CohortId(1), course="c", title="Module 4, May 2023", zone=ZONE)
    waiting = WaitingQuestion(
        details=details(QuestionState.TAKEN, QuestionKind.CONTACT), overdue=True
    )
    return QuestionQueue(
        cohort=cohort, page=Page.of([waiting] * many, page, size=PAGE), zone=ZONE, now=NOW
    )


def about_contact(texts: Texts) -> Iterator[Screen]:
    later = NOW + timedelta(hours=20)
    for stands_in, asleep in product((False, True), repeat=2):
        for way in (None, *ContactWay):
            asked = ContactAsked(
                question=QuestionId(1),
                at=NOW,
                awake_at=later if asleep else None,
                stands_in=stands_in,
                way=way,
                not_before=later if way is ContactWay.LATER else None,
            )
            yield contacting.contacted(asked, 9, texts, zone=ZONE)
    seen = replace(details(kind=QuestionKind.CONTACT).question, seen_at=NOW)
    yield contacting.seen(seen, texts, zone=ZONE)
    yield asking.mine(replace(details(), question=seen), texts, zone=ZONE)


def to_the_asker(texts: Texts) -> Iterator[Screen]:
    mine = tuple(details(state) for state in QuestionState if state is not QuestionState.WITHDRAWN)
    for many, stands_in in ((1, False), (3, False), (1, True), (2, True)):
        found = AskPrompt(
            cohort=CohortId(1), responders=responders(many, stands_in=stands_in), mine=mine
        )
        yield asking.prompt(found, CARE, texts, zone=ZONE)
    yield asking.more(CARE, texts)
    for left_out in ((), tuple(LeftOut)):
        yield asking.in_general_words(left_out, texts)
    yield asking.sent_in_general(CARE, a_sent(), texts, zone=ZONE)
    for stands_in, asleep in ((False, False), (False, True), (True, False)):
        outcome = a_sent(stands_in=stands_in, asleep=asleep)
        yield asking.question_sent(outcome, texts, zone=ZONE)
    yield from about_contact(texts)
    for each in (*mine, details(kind=QuestionKind.CONTACT)):
        yield asking.mine(each, texts, zone=ZONE)
    for stay in (True, False):
        yield asking.taken_back(texts, some_stay=stay)
    yield questions_screens.not_here(9, texts)
    for is_answer in (True, False):
        offer = QuestionOffer(
            cohort_id=CohortId(1), names=("Sophea", "Bora"), answers_announcement=is_answer
        )
        yield offering.offered(offer, texts)
    yield answering_screens.push(QuestionId(1), texts)
    for answered in (True, False):
        opened = OpenedAnswer(
            details=details(QuestionState.ANSWERED), names=("Sophea",), answered=answered
        )
        yield answering_screens.above(opened, texts, zone=ZONE)
    yield answering_screens.foot(QuestionId(10**9), 10**9, texts)
    yield answering_screens.thanks(ThatHelps(QuestionId(10**9), 10**9), texts)
    yield Screen(
        text=texts("common.name"),
        buttons=[
            overview_screens.answer_button(HomeState(answer_id=QuestionId(1)), texts),
            [safety_screens.contact_button(9, texts)],
            [asking.own_number_button(QuestionId(0), texts)],
            [asking.general_button(texts)],
        ],
    )


def to_coordinators(texts: Texts) -> Iterator[Screen]:
    for state in QuestionState:
        for kind in QuestionKind:
            for reader in (SOPHEA, PersonId(8)):
                each = details(state, kind, helped=True if state is QuestionState.CLOSED else None)
                relay = CARE if kind is QuestionKind.CONTACT else None
                ring = desk.ring(each, texts, reader=reader, zone=ZONE, now=NOW, relay=relay)
                yield without_links(ring)
    off = QuestionPutOff(details=details(), until=NOW + timedelta(days=1))
    yield answering_screens.put_off(off, texts, reader=SOPHEA, zone=ZONE, now=NOW, course=None)
    yield answering_screens.check_answer(details(), texts)
    note = desk.no_coordinator(details(), texts)
    yield desk.ring(details(), texts, reader=SOPHEA, zone=ZONE, now=NOW, note=note)
    note = desk.overdue(texts)
    yield desk.ring(details(), texts, reader=SOPHEA, zone=ZONE, now=NOW, note=note)
    for reached in (True, False):
        outcome = QuestionAnswered(
            details=replace(details(), reached=reached), taken_over_from="Bora"
        )
        yield answering_screens.answered(outcome, texts)
    yield answering_screens.ended(details(), texts)
    for page in range(3):
        yield answering_screens.queue(queue(page), texts)
    yield answering_screens.queue(queue(0, many=0), texts)
    part = QuestionPart(
        id=PartId(1),
        side=Side.DESK,
        author_id=SOPHEA,
        author="Sophea",
        chat_id=ChatId(7),
        message_id=9,
        said_at=NOW,
    )
    yield desk.said_by(part, texts, zone=ZONE)
    yield from while_away(texts)
    yield Screen(
        text=texts("common.name"), buttons=[answering_screens.queue_button(CohortId(1), 12, texts)]
    )


def while_away(texts: Texts) -> Iterator[Screen]:
    (colleague,) = responders(1).people
    cohort = Cohort(id=CohortId(1), course="c", title="Module 4, May 2023", zone=ZONE)
    absence = Absence(stand_in=SOPHEA, until=NOW + timedelta(days=3))
    for cohorts in ((cohort,), (cohort,) * 4):
        for away in (None, absence, replace(absence, stand_in=None)):
            found = AnswerTimes(cohorts=cohorts, colleagues=(colleague,), absence=away, zone=ZONE)
            yield answer_times.answer_times(found, texts)
            yield answer_times.who_stands_in(found, texts)
    for page in range(3):
        yield answer_times.until_when(PersonId(10**9), page, texts, zone=ZONE, now=NOW)
    yield answer_times.stands_in("Sophea", absence, texts, zone=ZONE)


def without_links(screen: Screen) -> Screen:
    """Links carry no data that could be too long."""
    buttons = [[each for each in row if each.url is None] for row in screen.buttons]
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
    said = visible_text(str(answering_screens.push(QuestionId(1), CATALOGUE.texts(language)).text))

    assert len(said) <= 100
    assert len([line for line in said.split("\n") if line]) == 2


@pytest.mark.parametrize(
    ("state", "mine", "others"),
    [
        (
            QuestionState.OPEN,
            [["Answer", "I'll take it"], ["Later", "Done"]],
            [["Answer", "I'll take it"], ["Later", "Done"]],
        ),
        (QuestionState.TAKEN, [["Answer"], ["Later", "Done"]], [["I'll take it"]]),
        (QuestionState.ANSWERED, [["Done"]], []),
        (QuestionState.CLOSED, [], []),
        (QuestionState.WITHDRAWN, [], []),
    ],
)
def test_which_buttons_each_coordinator_has(
    state: QuestionState, mine: list[list[str]], others: list[list[str]]
) -> None:
    texts = CATALOGUE.texts("en")

    def buttons(reader: PersonId) -> list[list[str]]:
        return labels(desk.ring(details(state), texts, reader=reader, zone=ZONE, now=NOW))

    assert buttons(SOPHEA) == mine
    assert buttons(PersonId(8)) == others


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
    assert questions_screens.join_names(names, CATALOGUE.texts("en")) == said
