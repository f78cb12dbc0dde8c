"""Somebody reads that the coordinators know, says how they want to be contacted, and is seen."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.locale import Texts
from bot.questions.buttons import OpenMine, TakeQuestionBack
from bot.questions.contacting.service import ContactAsked, WhomToAsk
from bot.questions.domain import ContactWay, Question
from bot.questions.screens import day_with_clock, join_names, moment_or_time
from bot.safety.buttons import ChooseContactWay, ContactIn, DeleteMine
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import in_pairs, to_home, toggle_button


def contacted(asked: ContactAsked, message: int, texts: Texts, *, zone: str) -> Screen:
    """Say that the coordinators know that somebody wants to talk, and nothing else; ask how.

    `message` is what they wrote before, to delete it; 0 if there is nothing.
    """
    delete = [tap(texts.label("common.delete_my_message"), DeleteMine(message))] if message else []
    back = tap(texts.label("questions.ask_take_back"), TakeQuestionBack(asked.question))
    return Screen(
        text=paragraphs(
            texts("common.name"), _told(asked, texts, zone), _way(asked, texts, zone=zone)
        ),
        buttons=[*_ways(asked, message, texts), delete, [back, to_home(texts)]],
    )


def whom(choice: Sequence[WhomToAsk], message: int, texts: Texts) -> Screen:
    """Ask who is to contact somebody who takes part in several courses; `message` as above."""
    delete = [tap(texts.label("common.delete_my_message"), DeleteMine(message))] if message else []
    told = [
        texts(
            "contacting.whom.line",
            course=each.course.name(texts.language),
            names=join_names(each.names, texts),
        )
        for each in choice
    ]
    return Screen(
        text=paragraphs(texts("common.name"), texts("contacting.whom"), lines(*told)),
        buttons=[
            *(
                [tap(each.course.name(texts.language), ContactIn(each.course.cohort_id, message))]
                for each in choice
            ),
            delete,
            [to_home(texts)],
        ],
    )


def seen(question: Question, texts: Texts, *, zone: str) -> Screen:
    """Say that it was seen, and neither by whom nor what it is about."""
    assert question.seen_at is not None
    open_it = tap(texts.label("questions.answer_open"), OpenMine(question.id))
    return Screen(
        text=texts("contacting.seen", time=texts.clock(question.seen_at, zone)),
        buttons=[[open_it]],
    )


def _told(asked: ContactAsked, texts: Texts, zone: str) -> Markup:
    if asked.stands_in:
        asleep, awake = "contacting.told.stand_in_morning", "contacting.told.stand_in"
    else:
        asleep, awake = "contacting.told.morning", "contacting.told"
    if asked.awake_at is not None:
        return texts(asleep, when=day_with_clock(asked.awake_at, texts, zone))
    return texts(awake, time=texts.clock(asked.at, zone))


def _way(asked: ContactAsked, texts: Texts, *, zone: str) -> Markup:
    match asked.way:
        case None:
            return texts("contacting.how")
        case ContactWay.LATER if asked.not_before is not None:
            when = moment_or_time(asked.not_before, texts, zone, asked.at)
            return texts("contacting.they_read.later", when=when)
        case way:
            return texts(f"contacting.they_read.{way}")


def _ways(asked: ContactAsked, message: int, texts: Texts) -> list[ButtonRow]:
    return in_pairs(
        [
            toggle_button(
                texts.label(f"contacting.way.{way}"),
                ChooseContactWay(asked.question, str(way), message),
                on=way is asked.way,
                texts=texts,
            )
            for way in ContactWay
        ]
    )
