"""Buttons under messages of an earlier release: read as then, and tapped by whose they are."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

import orjson
import pytest

from bot.areas import routes
from bot.learning.review.buttons import SignText
from bot.refusals import ForeignButton, NoSuchContent, NotAllowed, NotJoined, Refusal, StaleButton
from bot.safety.signatures.domain import wording_of
from bot.services.buttons import ConfirmService
from bot.telegram.kit.button import parse_button
from bot.telegram.kit.refusals import refusal_toast
from tests.golden.old import Old, listed
from tests.stories.whole.comparing import Tables

REFUSALS: tuple[type[Refusal], ...] = (
    ForeignButton, NoSuchContent, NotAllowed, NotJoined, StaleButton,
)  # fmt: skip
RENAMED: dict[str, tuple[str, str]] = {
    "do": ("OpenRequest", "OpenJoinRequest"),
    "du": ("TakeBack", "TakeBackDecision"),
    "ig": ("GoOn", "ContinueDiscussion"),
    "jn": ("Decline", "DeclineInvitation"),
    "ka": ("OpenResults", "OpenMyResults"),
    "lc": ("OpenCard", "OpenLesson"),
    "lx": ("Unclear", "MarkUnclear"),
    "nd": ("OpenCard", "OpenAnnouncementCard"),
    "ni": ("Tick", "TickAudience"),
    "nk": ("OpenCheck", "OpenAnnouncementCheck"),
    "nl": ("OpenRequest", "OpenApprovalRequest"),
    "nz": ("DropDraft", "DropAnnouncementDraft"),
    "oc": ("OpenCheck", "OpenRetentionCheck"),
    "og": ("GoOn", "ContinueLearning"),
    "qa": ("Answer", "AnswerQuiz"),
    "qt": ("Tick", "TickOption"),
    "rc": ("Choose", "ChooseInStory"),
    "rl": ("LookBack", "LookBackAtStory"),
    "tb": ("TakeBack", "TakeQuestionBack"),
    "wa": ("AskMove", "AskMoveSession"),
    "wx": ("DropDraft", "DropSessionDraft"),
    "zk": ("AskMove", "AskMovePerson"),
}
"""Prefixes whose class has another name since; only prefixes are stored."""
RETIRED = frozenset({"pu:3:0", "xd:1:en:m4.u1.q1:a"})
"""Buttons of a question that the course has retired: they say that it is no longer here."""


@pytest.mark.parametrize("button", listed("buttons.json"), ids=lambda each: each["data"])
def test_a_button_is_read_as_it_was_written(button: dict[str, Any]) -> None:
    found = parse_button(button["data"])
    then, now = RENAMED.get(type(found).prefix, (button["class"], button["class"]))
    assert (button["class"], type(found).__name__) == (then, now)
    assert asdict(found) == button["fields"]  # type: ignore[call-overload]  # all are
    assert found.pack() == button["data"]
    assert type(found) in routes.taps


def test_every_button_of_then_is_in_the_list() -> None:
    prefixes = [each["data"].partition(":")[0] for each in listed("buttons.json")]
    assert len(prefixes) == len(set(prefixes))


async def test_the_people_who_could_tap_a_button_still_can(old: Old) -> None:
    refusals = set(_refusals(old))
    kept = await old.tables()
    _let_run(kept, announcement=8)
    wrong: list[str] = []
    actions: set[str] = set()
    for button in listed("buttons.json"):
        toasts = await _tap(old, {**button, "data": _with_wording_of_now(old, button["data"])})
        allowed = button.get("refused") or button["data"] in RETIRED
        if not allowed and refusals.intersection(toasts):
            wrong.append(f"{button['class']} {button['data']} by {button['by']}: {toasts}")
        actions |= await old.actions()
        wrong += [f"{button['class']}: {error}" for error in await old.new_faults()]
        await old.put_back(kept)
    assert not wrong, "\n".join(wrong)
    assert set(listed("stored_names.json")["actions_of_buttons"]) <= actions


def _let_run(kept: Tables, *, announcement: int) -> None:
    """Let it still be sent, as it was then: a tick may have ended it since the bot was started."""
    running = {"state": "running", "ended_at": None}
    rows = map(dict, kept["announcements"])
    kept["announcements"] = [
        each | running if each["id"] == announcement else each for each in rows
    ]


async def test_a_refusal_is_noted_as_before(old: Old) -> None:
    await _tap(old, {"data": "dp:1", "by": "Sok Dara"})

    newest = (await old.tables())["audit"][-1]
    assert (newest["action"], newest["object"]) == ("refused", "button:dp")
    assert orjson.loads(newest["detail"]) == {"cohort": 1, "why": "NotAllowed"}


def _with_wording_of_now(old: Old, data: str) -> str:
    """Return a button that signs a text or confirms a service with its present wording.

    What was changed since asks for a new signature, so the old button is refused.
    """
    button = parse_button(data)
    [course] = old.world.app.context.courses.values()
    if isinstance(button, SignText):
        text = course.safety_text(button.text)
        return replace(button, wording=wording_of(text, button.language)).pack()
    if isinstance(button, ConfirmService):
        [service] = [each for each in course.services if each.id == button.service]
        return replace(button, wording=wording_of(service)).pack()
    return data


async def _tap(old: Old, button: dict[str, Any]) -> list[str]:
    """Tap it on the newest message; return what was shown over the chat."""
    phone = old.phone(button["by"], button.get("group"))
    if not phone.messages:
        await phone.starts()
    feed = old.world.simulator.world.feed
    before = feed.seq
    await phone.forges(button["data"], message_id=phone.last["message_id"])
    answers = [each for each in feed.since(before) if each["type"] == "callback.answered"]
    assert answers, button
    return [each["text"] or "" for each in answers]


def _refusals(old: Old) -> Iterator[str]:
    """What refusals say over the chat, in both languages."""
    table = old.world.app.context.refusals
    for texts in old.languages:
        for each in REFUSALS:
            yield from (refusal_toast(each(), table, texts, known=known) for known in (True, False))
