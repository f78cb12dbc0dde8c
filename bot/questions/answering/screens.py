"""Coordinators see open questions; the asker sees answers, and is asked whether they helped."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from bot.catalog.course import Course
from bot.catalog.measure import cut_to_width
from bot.locale import Texts
from bot.membership.domain import CohortId, PersonId
from bot.questions.answering.service import (
    OpenedAnswer,
    QuestionAnswered,
    QuestionPutOff,
    QuestionQueue,
    WaitingQuestion,
)
from bot.questions.buttons import (
    AnswerQuestion,
    AskMore,
    CheckAnswer,
    CloseAnswer,
    EndQuestion,
    OpenAnswer,
    OpenQuestions,
    QuestionsPage,
    ShowThread,
    ThatHelps,
)
from bot.questions.domain import QuestionDetails, QuestionId, QuestionKind
from bot.questions.ringing.screens import ring
from bot.questions.screens import asker_label, day_with_clock, join_names, moment_or_time
from bot.safety.buttons import Nothing
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_desk, to_home

NAME = 26
"""So many average Latin letters of a name fit on a button with a row of its own."""


def put_off(
    outcome: QuestionPutOff,
    texts: Texts,
    *,
    reader: PersonId,
    zone: str,
    now: datetime,
    course: Course | None,
) -> Screen:
    """Say on which morning it comes again; it can be taken before."""
    until = texts("questions_answering.put_off", when=day_with_clock(outcome.until, texts, zone))
    return ring(
        outcome.details, texts, reader=reader, zone=zone, now=now, note=until, course=course
    )


def ask_answer(details: QuestionDetails, texts: Texts) -> Screen:
    """Ask for the answer to a question."""
    cancel = tap(texts.label("questions_answering.cancel"), OpenHome())
    return Screen(
        text=texts("questions_answering.write", who=asker_label(details)), buttons=[[cancel]]
    )


def answered(outcome: QuestionAnswered, texts: Texts) -> Screen:
    """Say that the answer is on its way, or waits until the asker can be reached."""
    details = outcome.details
    key = "questions_answering.on_its_way" if details.reached else "questions_answering.unreached"
    before = outcome.taken_over_from
    over = None if before is None else texts("questions_answering.taken_over", name=before)
    done = tap(texts.label("questions.done"), EndQuestion(details.question.id))
    return Screen(text=lines(texts(key, who=asker_label(details)), over), buttons=[[done]])


def ended(details: QuestionDetails, texts: Texts) -> Screen:
    return Screen(text=texts("questions_answering.question_ended", who=asker_label(details)))


def check_answer(details: QuestionDetails, texts: Texts) -> Screen:
    """Ask before a message goes to somebody although it seems to mean something else."""
    send = texts.label("questions_answering.send_it")
    return Screen(
        text=texts("questions_answering.check", who=asker_label(details)),
        buttons=[
            [tap(send, AnswerQuestion(details.question.id))],
            [tap(texts.label("common.unasked_nothing"), Nothing())],
        ],
    )


def answer_buttons(
    found: Sequence[QuestionDetails], texts: Texts, *, doubted: bool, now: datetime
) -> list[list[ScreenButton]]:
    """Return a button for each question that a message may answer; equal names get a time.

    `doubted`: the message more likely means something else, so a tap asks before it is sent.
    """
    names = [each.asker for each in found]
    answer = CheckAnswer if doubted else AnswerQuestion
    return [
        [
            tap(
                _answer_label(each, texts, now, alike=names.count(each.asker) > 1),
                answer(each.question.id),
            )
        ]
        for each in found
    ]


def _answer_label(details: QuestionDetails, texts: Texts, now: datetime, *, alike: bool) -> str:
    name = cut_to_width(details.asker, NAME)
    if not alike:
        return texts.label("questions_answering.label", name=name)
    asked = moment_or_time(details.question.asked_at, texts, details.zone, now)
    return texts.label("questions_answering.answer_of", name=name, when=asked)


def send_again(texts: Texts) -> Screen:
    """Say that the message is too old to be read back."""
    return Screen(text=texts("common.message_too_old"))


def queue(found: QuestionQueue, texts: Texts) -> Screen:
    """List open questions, the oldest first; each button shows the conversation."""
    cohort = found.cohort
    listed = [
        Markup("{}  {}").format(n, waiting_line(each, texts, zone=found.zone, now=found.now))
        for n, each in found.page.numbered
    ]
    opening = [
        [
            tap(
                f"{n}  {cut_to_width(each.details.asker, NAME)}",
                ShowThread(each.details.question.id),
            )
        ]
        for n, each in found.page.numbered
    ]
    return Screen(
        text=paragraphs(
            texts("questions_answering.title"),
            texts("common.course", course=cohort.title),
            lines(*listed) if listed else texts("questions_answering.none"),
        ),
        buttons=[
            *opening,
            page_turns(found.page, lambda to: QuestionsPage(cohort.id, to), texts),
            [to_desk(cohort.id, texts)],
        ],
    )


def queue_button(cohort: CohortId, count: int, texts: Texts) -> list[ScreenButton]:
    """Return the desk's button to open questions; none if there are none."""
    if not count:
        return []
    return [tap(texts.label("questions_answering.questions_label", n=count), OpenQuestions(cohort))]


def waiting_line(each: WaitingQuestion, texts: Texts, *, zone: str, now: datetime) -> Markup:
    """Return who waits since when, who took the question, and whether it is overdue."""
    details = each.details
    question = details.question
    since = question.waits_since or question.asked_at
    said = None if question.said is None else texts(f"questions.ask.said.{question.said}")
    parts = [
        texts("questions_answering.number", number=question.number),
        said,
        texts("questions_answering.feedback") if question.is_feedback else None,
        texts("questions_answering.contact") if question.kind is QuestionKind.CONTACT else None,
        None if details.taker is None else texts("questions.has_it", name=details.taker),
        texts("questions_answering.overdue") if each.overdue else None,
    ]
    when = " · ".join([moment_or_time(since, texts, zone, now), *(part for part in parts if part)])
    return texts("questions_answering.line", who=asker_label(details), when=when)


def push(question: QuestionId, texts: Texts) -> Screen:
    """Say that there is an answer, and nothing of what it is about."""
    buttons = [[tap(texts.label("questions.answer_open"), OpenAnswer(question))]]
    return Screen(text=texts("questions_answering.push"), buttons=buttons)


def above(opened: OpenedAnswer, texts: Texts, *, zone: str) -> Screen:
    """Say when it was asked and who answers, above the answers; or that it was ended."""
    names, question = join_names(opened.names, texts), opened.details.question
    heading = texts(
        "questions_answering.asked", when=day_with_clock(question.asked_at, texts, zone)
    )
    if opened.answered:
        return Screen(text=paragraphs(heading, texts("questions_answering.from", names=names)))
    return Screen(
        text=paragraphs(heading, texts("questions_answering.ended", names=names)),
        buttons=[[tap(texts.label("questions.answer_more"), AskMore(question.id)), to_home(texts)]],
    )


def foot(question: QuestionId, above_id: int, texts: Texts) -> Screen:
    """Ask whether the answers helped."""
    return Screen(
        text=texts("questions_answering.helped"),
        buttons=[
            [
                tap(texts.label("questions_answering.helps"), ThatHelps(question, above_id)),
                tap(texts.label("questions.answer_more"), AskMore(question)),
            ],
            [tap(texts.label("questions_answering.close"), CloseAnswer(question, above_id))],
        ],
    )


def thanks(tapped: ThatHelps, texts: Texts) -> Screen:
    close = CloseAnswer(tapped.question, tapped.above)
    return Screen(
        text=texts("questions_answering.thanks"),
        buttons=[[tap(texts.label("questions_answering.close"), close)]],
    )
