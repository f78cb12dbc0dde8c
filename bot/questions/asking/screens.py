"""The asker sees that a question is expected, offered to be sent, sent, or taken back."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.people.own_courses.domain import OwnCourse, named, others
from bot.questions.asking.domain import LeftOut
from bot.questions.asking.service import AskPrompt, QuestionSent
from bot.questions.buttons import (
    AskIn,
    AskMore,
    GeneralQuestion,
    OpenAnswer,
    OpenMine,
    OwnNumber,
    OwnNumberIn,
    SendStray,
    TakeQuestionBack,
)
from bot.questions.domain import (
    MOST_OPEN,
    QuestionDetails,
    QuestionId,
    QuestionKind,
    QuestionState,
)
from bot.questions.screens import day_with_clock, join_names, within_days
from bot.questions.service import Responders
from bot.safety.buttons import DeleteMine
from bot.safety.texts.screens import contact_button, what_to_do_button
from bot.telegram.kit.destinations import HowThisWorks, OpenHome
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import to_home

_NEW: Final = QuestionId(0)
_SHOWN: Final = CohortId(0)
_NO_MESSAGE: Final = 0


def prompt(asking: AskPrompt, care: Markup | None, texts: Texts, *, zone: str) -> Screen:
    """Ask to write or record a question; say who gets it; list earlier ones.

    `care` are the course's own words: no names and no cases.
    """
    responders = asking.responders
    key = "asking.prompt.stand_in" if responders.stands_in else "asking.prompt"
    names = join_names(responders.names, texts)
    mine = [_line(each, texts, zone=zone) for each in asking.mine]
    course = named(asking.courses, asking.cohort, texts.language)
    return Screen(
        text=paragraphs(
            texts("asking.title"),
            None if course is None else texts("asking.course", course=course),
            texts.count(
                key,
                len(responders.names),
                names=names,
                within=within_days(asking.answer_days, texts),
            ),
            *_who_is_away(responders, texts, zone=zone),
            care,
            lines(*mine) if mine else None,
        ),
        buttons=[
            *([_other_course(each, texts)] for each in others(asking.courses, asking.cohort)),
            *([tap(_label(each, texts, zone), OpenMine(each.question.id))] for each in asking.mine),
            _ways_out(texts),
        ],
    )


def _other_course(course: OwnCourse, texts: Texts) -> ScreenButton:
    label = texts.label("asking.other_course", course=course.name(texts.language))
    return tap(label, AskIn(course.cohort_id))


def _who_is_away(responders: Responders, texts: Texts, *, zone: str) -> list[Markup]:
    """Say who is away until when, and who answers meanwhile."""
    return [
        texts("asking.away", name=each.name, day=texts.day(each.absence.until, zone))
        for each in responders.away
        if each.absence is not None
    ]


def more(care: Markup | None, texts: Texts) -> Screen:
    """Ask to write or record more; `care` as in `prompt`."""
    text = paragraphs(texts("asking.title"), texts("asking.more"), care)
    return Screen(text=text, buttons=[_ways_out(texts)])


def question_sent(outcome: QuestionSent, texts: Texts, *, zone: str) -> Screen:
    """Say that a question was sent, or when the coordinators will get it."""
    back = tap(texts.label("questions.ask_take_back"), TakeQuestionBack(outcome.question))
    return Screen(text=_sent("asking.sent", outcome, texts, zone), buttons=[[back, to_home(texts)]])


def line_added(question: QuestionId, texts: Texts) -> Screen:
    """Say that one more line was added to the question that was sent just now."""
    back = tap(texts.label("questions.ask_take_back"), TakeQuestionBack(question))
    return Screen(text=texts("asking.line_added"), buttons=[[back, to_home(texts)]])


def kept(cohort: CohortId, message: int, texts: Texts) -> Screen:
    """Say that too many questions are open, and offer to send the message later."""
    send = tap(texts.label("asking.send_kept"), SendStray(cohort))
    delete = tap(texts.label("common.delete_it"), DeleteMine(message))
    return Screen(
        text=texts("asking.kept", most=MOST_OPEN), buttons=[[send], [delete, to_home(texts)]]
    )


def mine(details: QuestionDetails, texts: Texts, *, zone: str) -> Screen:
    """Show the state of one question, and what can be done with it."""
    question = details.question
    buttons: list[ScreenButton] = []
    if question.may_be_taken_back:
        buttons = [tap(texts.label("questions.ask_take_back"), TakeQuestionBack(question.id))]
    elif question.answered_at is not None or question.unseen_since is not None:
        buttons = [
            tap(texts.label("questions.answer_open"), OpenAnswer(question.id)),
            tap(texts.label("questions.answer_more"), AskMore(question.id)),
        ]
    return Screen(
        text=paragraphs(texts("asking.title"), _line(details, texts, zone=zone)),
        buttons=[buttons, [to_home(texts)]],
    )


def taken_back(texts: Texts, *, some_stay: bool) -> Screen:
    """Say that Telegram was asked to delete it; messages that are too old stay."""
    key = "asking.taken_back.some_stay" if some_stay else "asking.taken_back"
    return Screen(text=texts(key), buttons=[[to_home(texts)]])


def own_number_button(
    question: QuestionId, texts: Texts, *, cohort: CohortId = _SHOWN
) -> ScreenButton:
    """Return the button "it is my own number"."""
    own = OwnNumberIn(cohort) if cohort and not question else OwnNumber(question)
    return tap(texts.label("asking.own_number"), own)


def general_button(
    texts: Texts, *, question: QuestionId = _NEW, cohort: CohortId = _SHOWN
) -> ScreenButton:
    """Return the button "it is a general question", for a text that the guard stopped."""
    return tap(texts.label("asking.general"), GeneralQuestion(question, cohort))


def in_general_words(left_out: Sequence[LeftOut], texts: Texts) -> Screen:
    """Ask for a question again in general words, and say what to leave out of it."""
    listed = [texts(f"asking.general.leave.{each}") for each in left_out]
    again = "asking.general.again" if listed else "asking.general.gone"
    return Screen(
        text=paragraphs(
            texts("asking.title"), lines(texts(again), *listed), texts("asking.general.example")
        ),
        buttons=[_ways_out(texts), [what_to_do_button(texts)]],
    )


def sent_in_general(above: Markup, outcome: QuestionSent, texts: Texts, *, zone: str) -> Screen:
    """Say that a general question was sent, below the safety text that stands above."""
    sent = question_sent(outcome, texts, zone=zone)
    more = [[contact_button(_NO_MESSAGE, texts)], [what_to_do_button(texts)]]
    return Screen(text=paragraphs(above, sent.text), buttons=[*sent.buttons, *more])


def _sent(key: str, outcome: QuestionSent, texts: Texts, zone: str) -> Markup:
    if outcome.stands_in:
        return texts(f"{key}.stand_in", time=texts.clock(outcome.at, zone))
    if outcome.awake_at is not None:
        return texts(f"{key}.morning", when=day_with_clock(outcome.awake_at, texts, zone))
    return texts(key, time=texts.clock(outcome.at, zone))


def _line(details: QuestionDetails, texts: Texts, *, zone: str) -> Markup:
    question = details.question
    taken = question.state is QuestionState.TAKEN and details.taker is not None
    key = (
        "asking.state.open"
        if question.state is QuestionState.TAKEN
        else f"asking.state.{question.state}"
    )
    state = texts("questions.has_it", name=details.taker) if taken else texts(key)
    if question.kind is QuestionKind.CONTACT:
        if question.state is QuestionState.OPEN and question.seen_at is not None:
            state = texts("asking.state.seen", when=texts.clock(question.seen_at, zone))
        state = texts("asking.state.contact", state=state)
    if question.is_feedback:
        state = texts("asking.state.feedback", state=state)
    when = day_with_clock(question.asked_at, texts, zone)
    how = (
        "" if question.said is None else " · " + texts.label(f"questions.ask.said.{question.said}")
    )
    return texts("asking.line", number=question.number, when=when + how, state=state)


def _label(details: QuestionDetails, texts: Texts, zone: str) -> str:
    question = details.question
    when = day_with_clock(question.asked_at, texts, zone)
    return texts.label("asking.numbered", number=question.number, when=when)


def _ways_out(texts: Texts) -> list[ScreenButton]:
    return [
        tap(texts.label("common.how_this_works"), HowThisWorks()),
        tap(texts.label("questions.ask_cancel"), OpenHome()),
    ]
