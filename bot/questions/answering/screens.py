"""What coordinators see: open questions, and what became of an answer."""

from datetime import datetime

from markupsafe import Markup

from bot.locale import Texts
from bot.membership.domain import CohortId, PersonId
from bot.questions.answering.service import Answered, PutOff, Queue, Waiting
from bot.questions.buttons import EndQuestion, OpenQuestions, QuestionsPage, ShowThread
from bot.questions.domain import Asked, Kind
from bot.questions.ringing.screens import ring
from bot.questions.screens import moment, moment_or_time, who
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_desk
from bot.writing import beginning

NAME = 26
"""So many characters of a name stand on a button that has a row for itself."""


def put_off(outcome: PutOff, texts: Texts, *, reader: PersonId, zone: str, now: datetime) -> Screen:
    """It comes again on a morning; until then it can still be taken."""
    until = texts("question.put_off", when=moment(outcome.until, texts, zone))
    return ring(outcome.asked, texts, reader=reader, zone=zone, now=now, note=until)


def answered(outcome: Answered, texts: Texts) -> Screen:
    """It is on its way, or waits for somebody who cannot be reached; who had it before."""
    asked = outcome.asked
    key = "question.on_its_way" if asked.reached else "question.unreached"
    before = outcome.taken_over_from
    over = None if before is None else texts("question.taken_over", name=before)
    done = tap(texts.label("question.done"), EndQuestion(asked.question.id))
    return Screen(text=lines(texts(key, who=who(asked)), over), buttons=[[done]])


def ended(asked: Asked, texts: Texts) -> Screen:
    """It is done."""
    return Screen(text=texts("question.ended", who=who(asked)))


def queue(found: Queue, texts: Texts, *, zone: str, now: datetime) -> Screen:
    """What waits, what has waited longest first; each opens its conversation."""
    cohort = found.cohort
    listed = [
        Markup("{}  {}").format(n, waiting_line(each, texts, zone=zone, now=now))
        for n, each in found.page.numbered
    ]
    opening = [
        [tap(f"{n}  {beginning(each.asked.asker, NAME)}", ShowThread(each.asked.question.id))]
        for n, each in found.page.numbered
    ]
    return Screen(
        text=paragraphs(
            texts("questions.title"),
            texts("desk.course", course=cohort.title),
            lines(*listed) if listed else texts("questions.none"),
        ),
        buttons=[
            *opening,
            page_turns(found.page, lambda to: QuestionsPage(cohort.id, to), texts),
            [to_desk(cohort.id, texts)],
        ],
    )


def queue_button(cohort: CohortId, count: int, texts: Texts) -> list[ScreenButton]:
    """Return the desk's button to what waits; none if nothing does."""
    if not count:
        return []
    return [tap(texts.label("questions.label", n=count), OpenQuestions(cohort))]


def waiting_line(each: Waiting, texts: Texts, *, zone: str, now: datetime) -> Markup:
    """Who waits since when, who has it, and whether for longer than was promised."""
    asked = each.asked
    since = asked.question.waits_since or asked.question.asked_at
    parts = [
        texts("questions.contact") if asked.question.kind is Kind.CONTACT else None,
        None if asked.taker is None else texts("question.has_it", name=asked.taker),
        texts("questions.overdue") if each.overdue else None,
    ]
    when = " · ".join([moment_or_time(since, texts, zone, now), *(part for part in parts if part)])
    return texts("questions.line", who=who(asked), when=when)
