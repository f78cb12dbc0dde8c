"""Shows this month's door: the unit that comes now and why, or three to choose among."""

from markupsafe import Markup

from bot.catalog.course import Unit
from bot.learning.buttons import OpenExtras
from bot.learning.doors.domain import DoorReason
from bot.learning.quiz.buttons import OpenQuiz
from bot.learning.recap.buttons import OpenUnit
from bot.learning.this_month.service import OpenedDoor
from bot.locale import Texts
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import in_even_rows, to_home


def opened(found: OpenedDoor, texts: Texts) -> Screen:
    """Show the unit of this month, or let the reader choose."""
    offer = found.offer
    units = [found.course.unit(each) for each in offer.units]
    is_choice = offer.reason is DoorReason.CHOICE
    return Screen(
        text=paragraphs(
            texts("this_month.title"),
            *(_choices(units, texts) if is_choice else _unit(units[0], offer.reason, texts)),
            texts("this_month.others"),
        ),
        buttons=[
            *(_numbers(units) if is_choice else [[_opens(units[0], offer.reason, texts)]]),
            [tap(texts.label("learning.extras_label"), OpenExtras()), to_home(texts)],
        ],
    )


def _choices(units: list[Unit], texts: Texts) -> list[Markup]:
    return [
        texts("this_month.which"),
        *(
            lines(
                texts("learning.lessons_part", number=number, title=unit.title.in_(texts.language)),
                texts.count("learning.lessons_new", len(unit.cards)),
            )
            for number, unit in enumerate(units, 1)
        ),
    ]


def _unit(unit: Unit, reason: DoorReason, texts: Texts) -> list[Markup]:
    head = lines(
        texts("this_month.unit", title=unit.title.in_(texts.language)),
        texts.count("learning.lessons_new", len(unit.cards)),
    )
    match reason:
        case DoorReason.PLANNED:
            return [head, texts("this_month.planned")]
        case DoorReason.BEGUN:
            return [head, texts("this_month.begun")]
        case DoorReason.QUIZ:
            return [head, texts.count("this_month.read", len(unit.items))]
        case DoorReason.NEXT | DoorReason.CHOICE:
            return [head]


def _numbers(units: list[Unit]) -> list[ButtonRow]:
    return in_even_rows(
        [tap(str(number), OpenUnit(unit.id)) for number, unit in enumerate(units, 1)]
    )


def _opens(unit: Unit, reason: DoorReason, texts: Texts) -> ScreenButton:
    if reason is DoorReason.QUIZ:
        return tap(texts.label("common.quiz"), OpenQuiz(unit.id))
    key = "this_month.go_on" if reason is DoorReason.BEGUN else "this_month.begin"
    return tap(texts.label(key), OpenUnit(unit.id))
