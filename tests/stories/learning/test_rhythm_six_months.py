"""Six months of seven leaders, message by message, as `docs/six-months.md` shows them."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from bot.learning.rhythm.domain import PRACTICE_KIND
from bot.storage.database import Rows, Tx
from bot.storage.dialect import from_ms
from tests.six_months_page import leaders_part
from tests.stories.cast import coordinator, enrolment_id, found
from tests.stories.leaders import leader
from tests.stories.learning.six_months import Life, Unasked, live
from tests.stories.meetings import three_days
from tests.world import PHNOM_PENH, World, local

TRAINED = date(2023, 5, 31)
UNTIL = date(2023, 12, 8)
MONTH = 30
PARTS, ALL = 18, 45
"""Lessons in the parts of the course, and with those under "More to read"."""
HEAD = """\
# Six months, message by message

All messages that seven invented leaders of the shipped course get unasked, from Monday 22 May 2023,
when they join, to 7 December: meetings on 29 to 31 May, then `rhythm.yaml`. The diligent leader
answers everything and has 97 of 100 right, the struggling one 75; the silent one never taps; the
early one did all lessons and quizzes before the first meeting; the late one joins on 12 June. The
returning one says nothing for six weeks after the training and then answers nine of ten messages;
the absent one came to no meeting and answers every second one. These two read one lesson after an
offer, the others go on to the end of the part. None of them makes a plan, so there are no
check-ins. Surveys count as messages of a week, and nobody gets one after the goodbye. Each message
is written as a locked phone shows it, without its first line, "Romleuk".

A test writes this page. It plays the six months with the bot, and fails when other messages
come. This command writes it again:
`ROMLEUK_SIX_MONTHS=1 .venv/bin/pytest tests/stories/learning/test_rhythm_six_months.py`

## How far they come

Lessons read of the 18 of the course and of all 45, and questions answered in each month of 30 days
after the training (quizzes, checks and practice). As long as lessons were offered on three days
only, a struggling leader ended at 12 of 18, and a returning one at 0.

| leader | of 18 | of 45 | questions in months 1 to 6 |
| --- | --- | --- | --- |
"""


async def test_seven_leaders_get_what_the_page_says(world: World) -> None:
    lives = await seven(world)
    rows = [await _row(world, life) for life in lives]
    page = HEAD + "".join(rows) + "".join(map(_chapter, lives))
    said = leaders_part(page)

    for life in lives:
        _holds(life)
    goes_on_practising(lives[0])
    assert page == said, "write the page again, as it says"


async def seven(world: World) -> list[Life]:
    founded = await found(world)
    await three_days(await coordinator(world, founded), founded)

    async def joins(name: str, **wishes: Any) -> Life:
        phone = await leader(world, founded, name)
        place = await enrolment_id(world, phone.key)
        return Life(phone=phone, place=place, dice=Random(name), **wishes)

    lives = [
        await joins("diligent"),
        await joins("struggling", right=0.75),
        await joins("silent", answers=0.0),
        await joins("early"),
        await joins("returning", answers=0.9, lessons=1, back_on=TRAINED + timedelta(days=42)),
        await joins("absent", answers=0.5, lessons=1, attends=False),
    ]
    await lives[3].finishes_all(world)
    await live(world, lives, until=date(2023, 6, 12))
    await world.travel(local("2023-06-12 08:00"))
    late = await joins("late", right=0.9)
    await live(world, [*lives, late], until=UNTIL)
    return [*lives, late]


def _holds(life: Life) -> None:
    name, learning = life.phone.key, [each for each in life.came if each.is_learning]
    said = [each.words for each in life.came]
    assert all(a != b for a, b in pairwise(said)), f"{name}: the same words twice in a row"
    assert life.needless == [], f"{name}: about what is done"
    begins = date(2023, 6, 12) if name == "late" else TRAINED
    within_limits(learning, begins, (4, 3, 2))
    within_limits([each for each in learning if each.kind == PRACTICE_KIND], begins, (3, 2, 1))
    if name != "silent":
        for month in range(6):
            new = {each.kind for each in learning if _month(each, begins) == month} - {
                PRACTICE_KIND
            }
            assert new, f"{name}: nothing but practice in month {month + 1}"


def goes_on_practising(best: Life) -> None:
    """Who forgets nothing gets questions every two weeks, too, up to six months after it."""
    end = TRAINED + timedelta(days=180)
    asking = {PRACTICE_KIND, "learning.check"}
    days = [each.at.date() for each in best.came if each.kind in asking]
    days = [each for each in days if TRAINED < each <= end]
    assert all(b - a <= timedelta(days=14) for a, b in pairwise([*days, end])), days
    months = [_month(each, TRAINED) for each in best.came if each.kind == PRACTICE_KIND]
    assert all(months.count(month) >= 2 for month in (0, 1, 2, 4, 5)), months
    assert months.count(3) >= 1, "three checks come in the fourth month"


def within_limits(messages: list[Unasked], begins: date, most: tuple[int, int, int]) -> None:
    """Any seven days up to a message have at most as many as its month allows."""
    for each in messages:
        today = each.at.date()
        week = [m for m in messages if today - timedelta(days=7) < m.at.date() <= today]
        limit = most[min(max(0, (today - begins).days // MONTH), 2)]
        assert len(week) <= limit, f"{today}: {[m.words for m in week]}"


def _month(message: Unasked, begins: date) -> int:
    return (message.at.date() - begins).days // MONTH


async def _row(world: World, life: Life) -> str:
    """Return how far somebody came: lessons, and questions in each month."""

    async def work(tx: Tx) -> tuple[Rows, Rows]:
        read = await tx.ask(
            "SELECT unit, furthest FROM readings WHERE enrolment_id = :id", id=life.place
        )
        answered = await tx.ask(
            "SELECT w.answered_at FROM answers w JOIN attempts a ON a.id = w.attempt_id"
            " WHERE a.enrolment_id = :id",
            id=life.place,
        )
        return read, answered

    read, answered = await world.app.database.run(work)
    [course] = world.app.context.courses.values()
    parts = {unit.id for unit in course.units}
    assert sum(len(unit.cards) for unit in course.units) == PARTS
    assert sum(len(unit.cards) for unit in course.every_unit) == ALL
    days = [from_ms(row["answered_at"]).astimezone(PHNOM_PENH).date() for row in answered]
    months = [(day - TRAINED).days // MONTH for day in days]
    told = ", ".join(str(months.count(month)) for month in range(6))
    of_course = sum(row["furthest"] for row in read if row["unit"] in parts)
    return f"| {life.phone.key} | {of_course} | {sum(r['furthest'] for r in read)} | {told} |\n"


def _chapter(life: Life) -> str:
    rows = "".join(
        f"| {each.at:%a} {each.at.day} {each.at:%b} | {each.at:%H:%M} | {_cell(each.words)} |\n"
        for each in life.came
    )
    learning = [each for each in life.came if each.is_learning]
    counts = ", ".join(
        str(sum(_month(each, TRAINED) == month for each in learning)) for month in range(-1, 7)
    )
    return (
        f"\n## The {life.phone.key} leader\n\n{len(life.came)} messages, {len(learning)} of them"
        f" about learning or surveys: {counts}"
        " (before the training ended, then by months of 30 days).\n\n"
        f"| day | time | message |\n| --- | --- | --- |\n{rows}"
    )


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n\n", " ").replace("\n", " ")
