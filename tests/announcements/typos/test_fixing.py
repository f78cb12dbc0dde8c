"""What may be put right silently, and what must be a correction."""

import pytest

from bot.announcements.message.domain import Content, MessagePart, MessagePartKind
from bot.announcements.typos.domain import (
    AlreadySo,
    MoreThanATypo,
    NoWords,
    PartPosition,
    changed,
    fixable_parts,
    require_typo,
    rewritten,
)
from bot.refusals import Refusal

TEXT = MessagePart(kind=MessagePartKind.TEXT, html="See you on Munday at nine")
VOICE = MessagePart(kind=MessagePartKind.VOICE, file_id="v")


def photo(album: str | None = None, html: str = "") -> MessagePart:
    return MessagePart(kind=MessagePartKind.PHOTO, file_id="p", html=html, album=album)


PLACES: list[tuple[str, tuple[MessagePart, ...], list[int]]] = [
    ("a text", (TEXT,), [0]),
    ("a picture without words may get some", (photo(),), [0]),
    ("a voice", (VOICE,), []),
    ("a text before a voice", (TEXT, VOICE), [0]),
    ("a voice before a text", (VOICE, TEXT), [1]),
    ("an album without words", (photo("a"), photo("a")), [0]),
    ("an album with words under the second", (photo("a"), photo("a", "x")), [1]),
    ("two albums", (photo("a"), photo("a"), photo("b", "y"), photo("b")), [0, 2]),
]


@pytest.mark.parametrize(("what", "parts", "positions"), PLACES)
def test_which_parts_can_be_fixed(
    what: str, parts: tuple[MessagePart, ...], positions: list[int]
) -> None:
    content = Content(parts=(("en", parts),))
    found = [position.number for position, _ in fixable_parts(content)]

    assert found == positions, what


def test_two_parts_that_say_the_same_are_two_places() -> None:
    first, second = (MessagePart(kind=MessagePartKind.TEXT, html="same") for _ in range(2))
    content = Content(parts=(("en", (first, second)),))

    assert [position.number for position, _ in fixable_parts(content)] == [0, 1]


def test_the_rest_stays_as_it_was() -> None:
    content = Content(parts=(("en", (TEXT, VOICE)), ("km", (TEXT,))))
    new = MessagePart(kind=MessagePartKind.TEXT, html="new")

    found = changed(content, PartPosition(language="km", number=0), new)
    assert found.parts == (("en", (TEXT, VOICE)), ("km", (new,)))


REFUSED = [
    (VOICE, "x", NoWords),
    (TEXT, TEXT.html, AlreadySo),
    (TEXT, "\u200b", NoWords),
]


@pytest.mark.parametrize(("part", "html", "refusal"), REFUSED)
def test_what_cannot_be_rewritten(part: MessagePart, html: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        rewritten(part, html)


def test_a_picture_keeps_its_file() -> None:
    assert rewritten(photo(), "The plan") == photo(html="The plan")


TYPOS = [
    ("a letter", "See you on Monday at nine", True, (), (), True),
    ("a letter, not looked at", "See you on Monday at nine", False, (), (), True),
    ("another text", "Send your money to this man", False, (), (), True),
    ("another text, allowed by another", "Send your money to this man", True, (), (), False),
    ("a strange link", "See you on Munday at nine", False, ("evil.example",), (), False),
    ("a topic word", "See you on Munday at nine", False, (), ("victim",), False),
]


@pytest.mark.parametrize(("what", "html", "allowed", "links", "words", "passes"), TYPOS)
def test_what_comes_in_silently(
    what: str,
    html: str,
    links: tuple[str, ...],
    words: tuple[str, ...],
    *,
    allowed: bool,
    passes: bool,
) -> None:
    new = MessagePart(kind=MessagePartKind.TEXT, html=html)
    told = True
    try:
        require_typo(TEXT, new, allowed_by_another=allowed, new_links=links, new_topic_words=words)
    except MoreThanATypo:
        told = False

    assert told is passes, what
