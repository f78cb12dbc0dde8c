"""The checker finds what must not be: it is no use if it is always content."""

from typing import Any

import pytest

from tests.faults.checker import Contact, check, most_in_a_second, too_early

NOW = 1_000_000


def row(number: int, message: int | None, **more: Any) -> dict[str, Any]:
    return {
        "id": number, "chat_id": 7, "lane": 1, "kind": "note", "state": "sent", "reason": None,
        "due_at": number, "message_id": message, "more_message_ids": None, "edits_id": None,
        "maybe_duplicate": 0, **more,
    }  # fmt: skip


def sent(message: int, at: int = 0, **more: Any) -> Contact:
    details: dict[str, Any] = {"chat": 7, "method": "sendMessage", "message_ids": (message,)}
    return Contact(began=at, **{**details, **more})


GOOD = [row(1, 101), row(2, 102), row(3, None, state="expired", reason="expired")]
LOG = [sent(101), sent(102)]


def test_a_clean_run_has_no_problems() -> None:
    found = check(GOOD, LOG, now_ms=NOW)

    assert (found.problems, found.sent, found.unsent, found.copies) == ((), 2, 1, 0)


@pytest.mark.parametrize(
    ("rows", "log", "words"),
    [
        ([row(1, 101, state="pending")], [sent(101)], "is pending"),
        ([row(1, None, state="failed")], [], "is failed, reason None"),
        ([row(1, 101)], [], "counts as sent and was not"),
        ([row(1, 101)], [sent(100), sent(101)], "1 copies, and no row says so"),
        ([row(1, 102), row(2, 101)], [sent(101), sent(102)], "row 2 came before row 1"),
    ],
    ids=["waits", "no reason", "lost", "copies", "order"],
)
def test_what_must_not_be_is_found(
    rows: list[dict[str, Any]], log: list[Contact], words: str
) -> None:
    problems = check(rows, log, now_ms=NOW).problems

    assert any(words in problem for problem in problems), problems


def test_a_marked_copy_is_counted_and_is_no_problem() -> None:
    found = check([row(1, 101, maybe_duplicate=1)], [sent(100), sent(101)], now_ms=NOW)

    assert (found.problems, found.copies) == ((), 1)


def test_an_edit_of_an_earlier_message_is_in_order() -> None:
    rows = [row(1, 101), row(2, 102), row(3, 101, edits_id=1)]
    log = [*LOG, sent(101, method="editMessageText")]

    assert check(rows, log, now_ms=NOW).problems == ()


def test_calls_before_the_end_of_a_wait_are_found_unless_the_bot_started_anew() -> None:
    log = [sent(0, at=0, message_ids=(), retry_ms=3000), sent(101, at=1000)]

    assert too_early(log, starts=[]) == ["chat 7 was called 2000 ms too early"]
    assert too_early(log, starts=[500]) == []


def test_the_fullest_second_is_counted() -> None:
    assert most_in_a_second([sent(n, at=at) for n, at in enumerate([0, 900, 1000, 1899])]) == 3
