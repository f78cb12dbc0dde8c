"""Which messages of a question are lines of one text."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.membership.domain import ChatId, PersonId
from bot.questions.domain import PartId, QuestionPart, Side
from bot.questions.joined_lines.domain import with_lines

NINE = datetime(2023, 5, 23, 9, tzinfo=UTC)


def part(number: int, seconds: int, side: Side = Side.ASKER) -> QuestionPart:
    return QuestionPart(
        id=PartId(number),
        side=side,
        author_id=PersonId(1),
        author="Dara",
        chat_id=ChatId(7),
        message_id=number,
        said_at=NINE + timedelta(seconds=seconds),
    )


LINES = [part(1, 0), part(2, 50), part(3, 100), part(4, 170)]
ANSWERED = [part(1, 0), part(2, 10, Side.DESK), part(3, 20)]


@pytest.mark.parametrize(
    ("parts", "rang", "wanted"),
    [
        (LINES, {1}, [1, 2, 3]),
        (LINES, {1, 4}, [1, 2, 3, 4]),
        (LINES, {4}, [4]),
        (LINES, set(), []),
        (ANSWERED, {1}, [1]),
        (ANSWERED, {3}, [3]),
    ],
)
def test_lines_follow_within_a_minute(
    parts: list[QuestionPart], rang: set[int], wanted: list[int]
) -> None:
    assert with_lines(parts, {PartId(each) for each in rang}) == wanted
