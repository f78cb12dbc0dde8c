"""Any text typed into the search: an answer, no markup, nothing saved, and the next one works."""

import pytest

from bot.storage.database import Tx
from tests.stories.cast import Founded, found
from tests.stories.leaders import leader
from tests.world import Phone, World, labels, words

ZWSP = "\u200b"
ODD: dict[str, str] = {
    "as long as Telegram lets it be": "x" * 4096,
    "long, of words that are there": "debt bondage " * 315,
    "long Khmer without a space": "ទាសភាពបំណុល" * 340,
    "markup": '<b>zz</b> <a href="tg://user?id=1">zz</a> &amp; <script>zz</script>',
    "markup that never ends": "<" * 2000 + "&" * 2000,
    "words of Markdown": "*zz* _zz_ `zz` [zz](http://zz.example)",
    "only signs that nobody sees": ZWSP * 3 + "\u200d\u2060\ufeff" + ZWSP,
    "only emoji": "💚🙏🏽👨‍👩‍👧‍👦",
    "only marks of Khmer": "\u17d2\u17b6\u17c6",
    "only punctuation": "។ ៕ ៖ ? ! ... — «»",
    "the words of a query language": 'NEAR(zz) AND "zz" OR zz* NOT -zz :zz ^zz',
    "quotes that do not close": "\"zz 'zz ;-- DROP TABLE people",
    "numbers": "0 00 000 -1 1e999 ๑ ១",
    "a text that turns round": "\u202ezz\u202c \u2066zz\u2069",
    "signs beyond the first plane": "𝕕𝕖𝕓𝕥 𐀀 \U000e0001",
    "signs that no file may hold": "zz\u0001\u0008\u001b[31m\u007f",
}
SAME: dict[str, tuple[str, str]] = {
    "zero-width spaces in Khmer": ("ទាសភាព\u200bបំណុល", "ទាសភាពបំណុល"),
    "zero-width spaces around": (f"{ZWSP}ឡ{ZWSP}ឥដ្ឋ{ZWSP}", "ឡឥដ្ឋ"),
    "capitals": ("DEBT BONDAGE", "debt bondage"),
    "wide letters": ("ｄｅｂｔ bondage", "debt bondage"),
    "line breaks": ("debt\n\n\nbondage", "debt bondage"),
    "marks around a word": ("*debt* «bondage»", "debt bondage"),
}


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    phone = await leader(world, founded, "leader")
    await phone.sends("/handbook")
    return phone


async def everything_kept(world: World) -> str:
    tables = ("people", "chats", "outbox", "errands", "audit")

    async def work(tx: Tx) -> str:
        rows = [row for table in tables for row in await tx.ask(f"SELECT * FROM {table}")]
        assert not await tx.ask("SELECT * FROM dead_updates")
        return "\n".join(str(dict(row)) for row in rows)

    return await world.app.database.run(work)


@pytest.mark.parametrize("typed", ODD.values(), ids=ODD)
async def test_an_odd_question_has_a_plain_answer(world: World, dara: Phone, typed: str) -> None:
    before = len(dara.messages)
    await dara.sends(typed)

    answered = dara.messages[before:]
    assert len(answered) == 1, "one question, one answer"
    assert words(answered[0]).startswith("Search\n\n")
    assert "zz" not in words(answered[0]), "nothing of a question stands in its answer"
    assert labels(answered[0])[-1] == "✕ Close"
    kinds = {entity["type"] for entity in answered[0].get("entities", [])}
    assert kinds <= {"bold", "underline"}
    assert "zz" not in await everything_kept(world)

    await dara.sends("debt bondage")
    assert "debt bondage · ទាសភាពបំណុល (word)" in dara.sees


GUARDED = {
    "she will kill herself": "nobody should be alone with it",
    "Her phone is 012 345 678, the owner beats her": "If someone is in danger now",
    "ត្រូវគេបង្ខាំង": "If someone is in danger now",
    "client, girl aged 14, ០១២ ៣៤៥ ៦៧៨": "this may be about a real person",
}


@pytest.mark.parametrize("behind_the_command", [False, True])
@pytest.mark.parametrize(("typed", "told"), GUARDED.items())
async def test_the_guard_reads_what_is_looked_up(
    world: World, dara: Phone, typed: str, told: str, *, behind_the_command: bool
) -> None:
    await dara.sends(f"/handbook {typed}" if behind_the_command else typed)

    assert told in dara.sees
    assert dara.buttons == ["Delete my message", "Please have someone contact me", "🆘 What to do"]
    assert typed not in await everything_kept(world)
    await dara.taps("Delete my message")
    await dara.sends("debt bondage")
    assert dara.sees.startswith("Search\n\n1. ")


@pytest.mark.parametrize(("typed", "plain"), SAME.values(), ids=SAME)
async def test_a_question_typed_differently_has_the_same_hits(
    dara: Phone, typed: str, plain: str
) -> None:
    await dara.sends(plain)
    first = dara.last
    assert "1. " in words(first)
    await dara.sends(typed)

    assert dara.last["message_id"] > first["message_id"]
    assert words(dara.last) == words(first)


@pytest.mark.parametrize("typed", ["  \u00a0 \u3000 ", ZWSP * 3, "💚", "<b>", "x" * 4000])
async def test_an_odd_question_after_the_command_has_a_plain_answer_too(
    dara: Phone, typed: str
) -> None:
    asked = dara.last["message_id"]
    await dara.sends(f"/handbook {typed}")

    assert dara.last["message_id"] > asked
    assert dara.sees.startswith("Search\n\n")
    await dara.sends("debt")
    assert "1. " in dara.sees
