"""Any text typed into the search: an answer, no markup, nothing saved, and the next one works."""

import pytest

from bot.storage.database import Tx
from tests.stories.cast import Founded, coordinator, found
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


WISH = "nobody should be alone with it"
LINE = "Please do not write names or stories"
GRAVE = {
    "she will kill herself": WISH,
    "ខ្ញុំចង់ស្លាប់": WISH,
    "Her phone is 012 345 678, the owner beats her": LINE,
    "ត្រូវគេបង្ខាំង": LINE,
}


@pytest.mark.parametrize("behind_the_command", [False, True])
@pytest.mark.parametrize(("typed", "told"), GRAVE.items())
async def test_above_the_results_of_a_grave_question_stands_what_helps(
    world: World, dara: Phone, typed: str, told: str, *, behind_the_command: bool
) -> None:
    await dara.sends(f"/handbook {typed}" if behind_the_command else typed)

    above, found = dara.messages[-2:]
    assert told in words(above)
    assert labels(above)[-1] == "🆘 What to do"
    assert words(found).startswith("Search\n\n")
    assert labels(found).count("🆘 What to do") == 1, "long results hide what stands above"
    assert typed not in await everything_kept(world)
    await dara.sends("debt bondage")
    assert dara.sees.startswith("Search\n\n1. ")
    assert "🆘 What to do" not in dara.buttons


@pytest.mark.parametrize(
    "typed",
    [
        "can a 15 year old work",
        "what is rape under law",
        "my neighbour's child left school",
        "girl aged 14 marriage",
        "debt of 500 000 000 riel",
        "how does a family register for IDPoor",
        "passport N1234567",
        "dara@example.org trafficking",
        "https://example.com/law child labour",
        "ក្មេងអាយុ ១៥ ឆ្នាំធ្វើការបានទេ",
    ],
)
async def test_a_plain_question_is_looked_up_whomever_it_may_be_about(
    world: World, dara: Phone, typed: str
) -> None:
    await dara.sends(typed)

    assert dara.sees.startswith("Search\n\n1. ")
    assert "may be about a real person" not in dara.all_words
    assert typed not in await everything_kept(world)


async def test_who_takes_no_course_reads_the_safety_text_without_results(
    world: World, founded: Founded
) -> None:
    sophea = await coordinator(world, founded)
    for typed, told in (("she wants to die", WISH), ("the owner beats her", "in danger now")):
        await sophea.sends(f"/handbook {typed}")
        assert told in sophea.sees


async def test_words_below_a_picture_get_the_safety_text_while_searching(dara: Phone) -> None:
    before = len(dara.messages)
    await dara.sends_a("photo", caption="she wants to die")

    assert WISH in dara.sees
    assert len(dara.messages) == before + 1, "one answer"


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
