"""The picture of six months: a row for each sort of message, a field for each week."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.desk.buttons import OpenSixMonths
from bot.desk.six_months.domain import WEEK, WEEKS, SixMonths
from bot.locale import Texts
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.slots import CohortView

_SORTS = {
    "learning.warmup": "warm_up",
    "learning.lessons": "lessons",
    "learning.check": "check",
    "learning.practice": "practice",
    "learning.next_module": "next_module",
    "learning.story": "story",
    "learning.case": "case",
    "learning.unit": "unit",
    "learning.results": "results",
    "learning.look_back": "look_back",
    "learning.sign_of_life": "sign_of_life",
    "learning.goodbye": "goodbye",
    "certificate.earned": "certificate",
    "certificate.signed": "certificate",
    "sessions": "sessions",
    "plans": "plans",
    "announcements": "announcements",
    "questions": "questions",
    "people": "people",
}
_SHADES = (0.0, 0.5, 1.0, 2.0)
"""A field is darker above each of these numbers of messages a person."""
_FEW_MONTHS = 7
"""The limit of months in six months, the partial ones included."""


def caption(found: SixMonths, texts: Texts) -> Screen:
    """Say what the picture shows, and what it leaves out."""
    some = found.people < found.total
    return Screen(
        text=lines(
            texts("six_months.caption"),
            texts("desk.coming_without"),
            texts("six_months.some", n=found.people, all=found.total) if some else None,
            None if found.is_complete else texts("desk.coming_failed"),
        )
    )


def as_text(found: SixMonths, texts: Texts) -> Screen:
    """Say what the picture would show: how many messages of each kind there are, and when."""
    data = drawing_data(found, texts)
    rows = (f"{each['label']}: {each['value']}" for each in data["rows"])
    return Screen(
        text=paragraphs(data["head"], data["sub"], lines(*rows), caption(found, texts).text)
    )


def drawing_data(found: SixMonths, texts: Texts) -> dict[str, Any]:
    """Return what the recipe `six_months` draws."""
    rows = [_row("all", found.all_rows.weeks, found, texts)]
    rows += [_row(name, weeks, found, texts) for name, weeks in _named(found).items()]
    return {
        "language": texts.language,
        "head": texts.label("six_months.title"),
        "sub": f"{found.cohort.title} · {texts.count('six_months.people', found.people)}",
        "weeks": WEEKS,
        "months": _months(found.first, texts),
        "rows": rows,
        "quiet": sorted(found.quiet_weeks()),
        "quiet_label": texts.label("six_months.quiet"),
        "legend": [
            {"shade": at, "label": texts.label(f"six_months.shade.{at}")}
            for at in range(len(_SHADES) + 1)
        ],
        "foot": texts.label("six_months.foot", most=found.most_in_a_week),
    }


def _named(found: SixMonths) -> dict[str, tuple[int, ...]]:
    """Return the weeks by name; sorts with the same name, such as "other", become one row."""
    named: dict[str, tuple[int, ...]] = {}
    for row in found.rows:
        name = _SORTS.get(row.sort, "other")
        before = named.get(name, (0,) * WEEKS)
        named[name] = tuple(map(sum, zip(before, row.weeks, strict=True)))
    return named


def _row(name: str, weeks: Sequence[int], found: SixMonths, texts: Texts) -> dict[str, Any]:
    average = sum(weeks) / max(found.people, 1)
    return {
        "label": texts.label(f"six_months.sort.{name}"),
        "value": texts.label("six_months.each", n=f"{average:.1f}".removesuffix(".0")),
        "shades": [_shade(week / max(found.people, 1)) for week in weeks],
    }


def _shade(average: float) -> int:
    return sum(average > limit for limit in _SHADES)


def _months(first: date, texts: Texts) -> list[dict[str, Any]]:
    """Return each month with the week, from 0, in which it begins."""
    found: list[dict[str, Any]] = []
    for week in range(WEEKS):
        day = first + week * WEEK
        before = day - WEEK
        if week == 0 or (day.year, day.month) != (before.year, before.month):
            found.append({"week": week, "label": texts.month_short(day)})
    return found[:_FEW_MONTHS]


def reports_row(view: CohortView, texts: Texts) -> ButtonRow:
    return [tap(texts.label("six_months.label"), OpenSixMonths(view.cohort.id))]
