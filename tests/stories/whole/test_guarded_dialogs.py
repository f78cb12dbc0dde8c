"""Every dialog has a verdict: what is stopped before its handler reads a message, or why nothing.

Somebody who writes of a wish to die or of danger gets the safety text, whatever was asked.
"""

from typing import Any

import orjson
import pytest

from bot.areas import routes
from bot.safety.guard.handlers import DANGER
from bot.storage.database import Tx
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes
from tests.engines import everything_stored
from tests.stories.asking import Helpline
from tests.stories.meetings import three_days
from tests.stories.whole.comparing import restore, tables
from tests.stories.whole.dialogs_of_leaders import WAYS
from tests.stories.whole.permitted import Prepared
from tests.stories.whole.rights_in_dialogs import STAFF_DIALOGS
from tests.stories.whole.test_permissions import asked
from tests.world import Phone, World, words

PIN = "unguarded: a PIN: a text without a digit was not meant for it"
DAYS = "unguarded: it takes days only"
VERDICTS = {
    "aloud": "line or a text",
    "announce": "line",
    "announce.choices": "line",
    "announce.fix": "line",
    "announce.language": "line",
    "announce.replan": "stories",
    "announce.save": "danger",
    "announce.when": "stories",
    "answer_times.until": DAYS,
    "ask": "everything",
    "attendance.page": "danger",
    "certificate.name": "danger",
    "certificate.verify": "danger",
    "community": "everything",
    "feedback": "everything",
    "finding": "line below",
    "finding.person": "line below",
    "handbook": "line",
    "join.correction": "everything",
    "join.name": "danger",
    "join.organization": "danger",
    "peers.answer": "danger",
    "peers.problem": "danger",
    "peers.summary": "danger",
    "people.cohort_title": "danger",
    "services.correct": "danger",
    "people.find": "danger",
    "people.list": "danger",
    "people.merge": "danger",
    "people.organization": "danger",
    "people.organization_name": "danger",
    "people.removals": "danger",
    "people.rename": "danger",
    "people.replace": "danger",
    "person.note": "everything but for plain notes",
    "person.peace": "stories",
    "pin.choose": PIN,
    "pin.open": PIN,
    "pin.repeat": PIN,
    "plans.barrier": "everything",
    "plans.day": "stories",
    "plans.step": "everything",
    "plans.strategy": "everything",
    "plans.time": "stories",
    "question.answer": "line",
    "quiet_days": "stories",
    "quiet_days.page": DAYS,
    "report.period": "stories",
    "second_factor.code": "unguarded: a code: a text without a digit was not meant for it",
    "services.proposal": "danger",
    "services.province": "danger",
    "session.draft": "stories but for invitations",
    "session.length": "stories",
    "session.link": "stories but for links",
    "session.move": "stories",
    "session.place": "stories",
    "session.recording": "stories but for links",
    "surveys.words": "everything",
    "training_day": "stories",
    "voice_note": "danger",
    "voice_note.page": "unguarded: it takes a voice message only",
    "workbook.password": "danger",
    "workbook_back.file": "danger",
}
WISH, HELP = "nobody should be alone with it", "If someone is in danger now"
LINE = "Please do not write names or stories"
GRAVE = (
    ("I want to die", WISH),
    ("ខ្ញុំចង់ស្លាប់", WISH),
    ("they keep her passport and she cannot leave", HELP),
    ("នាងត្រូវគេបង្ខំរកស៊ីផ្លូវភេទ", HELP),
)
STOPPED_FOR_STAFF = sorted(
    name
    for name, route in routes.dialogs.items()
    if route.staff and not route.verdict.startswith("line") and not route.unguarded
)
OTHER_KINDS = ("sticker", "voice", "photo")


async def dialog_of(phone: Phone) -> dict[str, Any] | None:
    """What somebody's chat is in the middle of."""
    chat = phone.world.acts.find_chat(phone.key).id

    async def work(tx: Tx) -> Any:
        return (await tx.ask("SELECT dialog FROM chats WHERE id = :chat", chat=chat))[0]["dialog"]

    stored = await phone.world.app.database.run(work)
    return None if stored is None else dict(orjson.loads(stored))


async def opens(phone: Phone, name: str, **ids: int) -> None:
    """Let a chat be in the middle of a dialog."""
    chat = phone.world.acts.find_chat(phone.key).id
    kept = orjson.dumps({"in": name, "until": 2**45, **ids}).decode()

    async def work(tx: Tx) -> None:
        await tx.ask("UPDATE chats SET dialog = :kept WHERE id = :chat", kept=kept, chat=chat)

    await phone.world.app.database.run(work)


async def heard(phone: Phone, text: str) -> str:
    """Send a text; return what the bot wrote."""
    before = len(phone.messages)
    await phone.sends(text)
    return "\n".join(words(each) for each in phone.messages[before:])


async def said_to(phone: Phone, kind: str) -> int:
    """Send a message of a kind; return how many messages and reactions answer it."""
    before, reactions = len(phone.messages), len(phone.world.calls("setMessageReaction"))
    await phone.sends_a(kind)
    now = len(phone.messages) + len(phone.world.calls("setMessageReaction"))
    return now - before - reactions


def test_the_list_of_all_dialogs_and_what_their_guards_stop() -> None:
    assert {name: route.verdict for name, route in routes.dialogs.items()} == VERDICTS


async def reads(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Handle any message."""


@pytest.mark.parametrize("verdict", [{}, {"guard": DANGER, "unguarded": "a code"}])
def test_a_dialog_is_not_registered_without_one_verdict(verdict: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="the dialog diary needs a guard, or a reason"):
        Routes().dialog("diary", **verdict)(reads)


def test_all_dialogs_of_leaders_have_a_way_to_them() -> None:
    assert set(WAYS) == {name for name, route in routes.dialogs.items() if not route.staff}


@pytest.mark.parametrize("name", WAYS)
async def test_a_wish_to_die_and_danger_are_answered_whatever_leaders_are_asked(
    world: World, line: Helpline, name: str
) -> None:
    phone = await WAYS[name](world, line)
    waits = await dialog_of(phone)
    assert waits is not None
    assert waits["in"] == name

    for text, told in GRAVE:
        goes_on = told == HELP and VERDICTS[name].startswith("line")
        assert (LINE if goes_on else told) in await heard(phone, text), text

    stored = await everything_stored(world.app.database)
    assert not [text for text, _ in GRAVE if text in stored]
    read = line.sophea.all_words + line.bora.all_words
    assert not [text for text, _ in GRAVE if text in read]


@pytest.mark.parametrize("name", WAYS)
async def test_leaders_are_answered_whatever_kind_of_message_they_send(
    world: World, line: Helpline, name: str
) -> None:
    phone = await WAYS[name](world, line)
    waits = await dialog_of(phone)
    assert waits is not None

    for kind in OTHER_KINDS:
        await opens(phone, name, **{key: waits[key] for key in waits if key not in {"in", "until"}})
        assert await said_to(phone, kind), kind


async def test_coordinators_are_answered_whatever_kind_of_message_they_send(
    prepared: Prepared,
) -> None:
    world, sophea, kept = prepared.world, prepared.sophea, await tables(prepared.world)
    for talk in STAFF_DIALOGS:
        for kind in OTHER_KINDS:
            await asked(prepared, sophea, talk)
            assert await said_to(sophea, kind), (talk.name, kind)
            await restore(world, kept)


async def test_coordinators_get_the_same_answer_in_their_dialogs(
    world: World, line: Helpline
) -> None:
    for name in STOPPED_FOR_STAFF:
        for text, told in GRAVE:
            await opens(line.sophea, name)
            assert told in await heard(line.sophea, text), (name, text)
    stored = await everything_stored(world.app.database)
    assert not [text for text, _ in GRAVE if text in stored]


async def test_an_announcement_about_danger_goes_on_below_the_line(line: Helpline) -> None:
    await opens(line.sophea, "announce", cohort=line.founded.cohort)

    told = await heard(line.sophea, "What to do when a child is in danger")

    assert "Please do not write names or stories" in told
    assert "What to do when a child is in danger" in told
    assert told.index("Please do not") < told.index("What to do when")
    await line.sophea.taps("🆘 What to do")


async def test_an_announcement_of_a_meeting_has_no_line(line: Helpline) -> None:
    await opens(line.sophea, "announce", cohort=line.founded.cohort)

    assert "Please do not write" not in await heard(line.sophea, "We meet at nine.")


async def test_an_invitation_is_read_although_it_may_hold_anything(line: Helpline) -> None:
    await three_days(line.sophea, line.founded)
    await opens(line.sophea, "session.link", session=1)

    assert HELP in await heard(line.sophea, "Topic: a child in danger")
    told = await heard(line.sophea, "Topic: a child in danger https://zoom.us/j/99999999999")

    assert HELP not in told
    assert "zoom.us" in told
