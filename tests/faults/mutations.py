"""`make mutations`: breaks the bot in one place at a time, and expects named tests to fail.

Each mutation replaces one text in a copy of the tree, in a temporary folder. A mutation whose text
is not found is refused, since it would prove nothing; one that no test notices is an error.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
COPIED = ("bot", "content", "telegram_simulator", "tests", "pyproject.toml")
WEBHOOK = "tests/faults/test_webhook.py"
CANCELLED = "tests/faults/test_cancelled.py"
GUARDED = "tests/stories/whole/test_guarded_dialogs.py"
BY_TURNS = "tests/announcements/sending/test_by_turns.py"
SECONDS = 600
"""Tests that take longer hang, which is noticed too."""
FAILED = 1
"""pytest's exit code if tests ran and some failed; others mean that it could not run them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """One change: in `file`, `old` becomes `new`; `tests` must notice it."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


class NotFound(Exception):
    """The text to replace is not there, or more than once."""


MUTATIONS = (
    Mutation(
        name="the fence in mark_sent",
        file="bot/outbox/storage.py",
        old="""       call = CASE WHEN lane = 0 THEN NULL ELSE call END, screen = :screen
WHERE id = :id AND fence = :fence
""",
        new="""       call = CASE WHEN lane = 0 THEN NULL ELSE call END, screen = :screen
WHERE id = :id AND :fence = :fence
""",
        tests=(
            "tests/outbox/test_storage.py::test_a_late_result_of_an_earlier_lease_changes_nothing",
        ),
    ),
    Mutation(
        name="the dedup of rows",
        file="bot/outbox/storage.py",
        old="            dedup=message.dedup,\n",
        new="            dedup=None,\n",
        tests=("tests/outbox/test_storage.py::test_the_same_dedup_is_enqueued_once",),
    ),
    Mutation(
        name="the dedup of updates",
        file="bot/telegram/incoming/batches.py",
        old="""            if each.raw["update_id"] not in seen:
                await self._handle_one""",
        new="""            if each.raw["update_id"] is not None:
                await self._handle_one""",
        tests=(
            "tests/faults/test_updates.py::test_updates_that_telegram_delivers_again_have_one_effect",
        ),
    ),
    Mutation(
        name="the wait for recipients who are still being planned",
        file="bot/announcements/delivery/service.py",
        old="    if tally.is_over and is_planned and",
        new="    if tally.is_over and",
        tests=(f"{BY_TURNS}::test_it_is_not_over_while_recipients_are_being_saved",),
    ),
    Mutation(
        name="the shield of transactions",
        file="bot/storage/database.py",
        old="return await asyncio.shield(asyncio.create_task(self._transact(work)))",
        new="return await self._transact(work)",
        tests=(
            f"{CANCELLED}::test_a_transaction_whose_caller_is_cancelled_at_any_step_is_completed",
        ),
    ),
    Mutation(
        name="the shield of batches",
        file="bot/telegram/incoming/batches.py",
        old="await asyncio.shield(asyncio.create_task(self._handle(raws)))",
        new="await self._handle(raws)",
        tests=(
            f"{CANCELLED}::test_batches_whose_caller_is_cancelled_at_any_await_are_answered_once",
        ),
    ),
    Mutation(
        name="the release of leases",
        file="bot/app.py",
        old="    leases.release_all(tx)\n",
        new="",
        tests=(
            "tests/faults/test_worst_moments.py::test_what_was_in_flight_is_sent_after_the_next_start",
        ),
    ),
    Mutation(
        name="the look at the lease before a call",
        file="bot/telegram/outgoing/deliverer.py",
        old="if not await self._leases.still_has(row):",
        new="if not await self._leases.still_has(row) and row.chat_id == 0:",
        tests=(
            "tests/faults/test_two_workers.py::test_a_row_that_another_worker_has_taken_over_is_not_sent",
        ),
    ),
    Mutation(
        name="the leases of workers",
        file="bot/outbox/leases/storage.py",
        old="o.lease_until <= DATABASE_MS",
        new="o.lease_until <= 0",
        tests=(
            "tests/outbox/test_leases.py::test_a_lease_that_is_over_is_taken_over_and_its_row_may_be_a_copy",
        ),
    ),
    Mutation(
        name="the order of acknowledgement",
        file="bot/telegram/incoming/polling.py",
        old="""            await self._batches.handle(part)
            self._offset = part[-1]["update_id"] + 1
""",
        new="""            self._offset = fetched[-1]["update_id"] + 1
            await self._fetch(0, limit=1)
            await self._batches.handle(part)
""",
        tests=("tests/faults/test_kill.py",),
    ),
    Mutation(
        name="synchronous = FULL",
        file="bot/storage/driver.py",
        old="PRAGMA synchronous = FULL;",
        new="PRAGMA synchronous = OFF;",
        tests=("tests/faults/test_cancelled.py::test_each_commit_of_the_bot_waits_for_the_disk",),
    ),
    Mutation(
        name="the wait after an unknown outcome",
        file="bot/telegram/outgoing/outages.py",
        old="        self._pace.hold()\n",
        new="",
        tests=(
            "tests/faults/test_telegram.py::test_six_hours_without_telegram_lose_nothing_and_repeat_nothing",
        ),
    ),
    Mutation(
        name="the limit of two copies",
        file="bot/telegram/outgoing/results.py",
        old="self.unknowns + 1 < MOST_UNKNOWNS",
        new="self.unknowns + 1 < 9",
        tests=(
            "tests/faults/test_telegram.py::test_nothing_is_sent_a_third_time_although_every_answer_is_lost",
        ),
    ),
    Mutation(
        name="the wait of a chat after 429",
        file="bot/membership/chat/storage.py",
        old="SET not_before = :until WHERE id = :id AND not_before < :until",
        new="SET not_before = not_before WHERE id = :id AND not_before < :until",
        tests=("tests/faults/test_too_fast.py::test_a_429_delays_only_its_chat",),
    ),
    Mutation(
        name="the wait of a webhook for the commit",
        file="bot/telegram/incoming/arrivals.py",
        old="                await asyncio.shield(committed)\n",
        new="                committed.done()\n",
        tests=(f"{WEBHOOK}::test_updates_that_arrive_together_share_a_commit_in_their_order",),
    ),
    Mutation(
        name="the secret of a webhook",
        file="bot/web/webhook.py",
        old="hmac.compare_digest(said, self._webhook.secret.encode())",
        new="hmac.compare_digest(said, said)",
        tests=(f"{WEBHOOK}::test_what_is_no_update_of_telegram_has_no_effect",),
    ),
    Mutation(
        name="the guard before the handler of a dialog",
        file="bot/telegram/incoming/router.py",
        old="if route.guard is not None and await route.guard(",
        new="if not dialog and route.guard is not None and await route.guard(",
        tests=(
            f"{GUARDED}::test_a_wish_to_die_and_danger_are_answered_whatever_leaders_are_asked",
        ),
    ),
    Mutation(
        name="the verdict that a dialog must have",
        file="bot/telegram/incoming/router.py",
        old="if (guard is None) is not bool(unguarded):",
        new="if not name:",
        tests=(f"{GUARDED}::test_a_dialog_is_not_registered_without_one_verdict",),
    ),
    Mutation(
        name="the guard of a leader's question",
        file="bot/questions/asking/handlers.py",
        old="@routes.dialog(ASK, guard=GUARD)",
        new='@routes.dialog(ASK, unguarded="a question")',
        tests=(f"{GUARDED}::test_the_list_of_all_dialogs_and_what_their_guards_stop",),
    ),
    Mutation(
        name="the guard of own words",
        file="bot/plans/own_steps/handlers.py",
        old="    guard=EVERYTHING,\n",
        new='    guard=EVERYTHING.but_for(str, "any text"),\n',
        tests=(
            "tests/stories/whole/test_free_texts.py::test_a_case_and_a_number_are_refused_and_not_stored",
        ),
    ),
    Mutation(
        name="a wish to die in the guard of names",
        file="bot/safety/guard/handlers.py",
        old='DANGER = Stops(name="danger", risks=frozenset({Risk.SELF_HARM, Risk.DANGER}))',
        new='DANGER = Stops(name="danger", risks=frozenset({Risk.DANGER}))',
        tests=(f"{GUARDED}::test_coordinators_get_the_same_answer_in_their_dialogs",),
    ),
)


def mutate(folder: Path, mutation: Mutation) -> str:
    """Make the change in a copy of the tree and return what stood there; raise `NotFound`."""
    path = folder / mutation.file
    before = path.read_text(encoding="utf-8")
    found = before.count(mutation.old)
    if found != 1:
        raise NotFound(f"{mutation.file} has the text of “{mutation.name}” {found} times, not once")
    path.write_text(before.replace(mutation.old, mutation.new), encoding="utf-8")
    return before


def is_noticed(folder: Path, mutation: Mutation) -> bool:
    """Tell whether the tests fail; raise RuntimeError if they could not run."""
    before = mutate(folder, mutation)
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *mutation.tests],
            cwd=folder,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        (folder / mutation.file).write_text(before, encoding="utf-8")
    if ran.returncode not in {0, FAILED}:
        raise RuntimeError(f"the tests of “{mutation.name}” did not run:\n{ran.stdout[-2000:]}")
    return ran.returncode == FAILED


def main(words: list[str]) -> int:
    """Try all mutations, or those whose names have one of the words; return how many got away."""
    chosen = [it for it in MUTATIONS if not words or any(word in it.name for word in words)]
    missed = 0
    with TemporaryDirectory(prefix="romleuk-mutations-") as name:
        folder = Path(name)
        for each in COPIED:
            copy = shutil.copytree if (ROOT / each).is_dir() else shutil.copy
            copy(ROOT / each, folder / each)
        for mutation in chosen:
            try:
                noticed = is_noticed(folder, mutation)
            except NotFound as error:
                print(error)  # noqa: T201 - a command speaks
                return len(chosen)
            missed += not noticed
            print(f"{'noticed' if noticed else 'MISSED '}  without {mutation.name}")  # noqa: T201
    return missed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
