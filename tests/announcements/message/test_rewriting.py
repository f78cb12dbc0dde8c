"""A text that takes the place of other words leaves pictures and files where they are."""

import pytest

from bot.announcements.message.domain import (
    CAPTION_LENGTH,
    Content,
    MessagePart,
    MessagePartKind,
    rewritten,
    text_only,
)


def parts(shorthand: str) -> tuple[MessagePart, ...]:
    """ "text=A photo=B:a photo:a" as parts: words behind "=", the album behind ":"."""
    return tuple(_part(word) for word in shorthand.split())


def _part(word: str) -> MessagePart:
    rest, _, album = word.partition(":")
    kind, _, html = rest.partition("=")
    file_id = None if kind == "text" else f"{kind}-{album}"
    return MessagePart(kind=MessagePartKind(kind), html=html, file_id=file_id, album=album or None)


def drawn(found: tuple[MessagePart, ...]) -> str:
    return " ".join(
        each.kind.value
        + (f"={each.html}" if each.html else "")
        + (f":{each.album}" if each.album else "")
        for each in found
    )


REWRITTEN = [
    ("", "text=N"),
    ("text=A", "text=N"),
    ("photo=A", "photo=N"),
    ("photo", "photo=N"),
    ("document=A", "document=N"),
    ("text=A photo", "text=N photo"),
    ("photo text=A", "text=N photo"),
    ("photo=A text=B", "photo=N"),
    ("photo=A:a photo:a photo:a", "photo=N:a photo:a photo:a"),
    ("photo:a photo=A:a", "photo:a photo=N:a"),
    ("voice", "text=N voice"),
    ("voice text=A", "text=N voice"),
    ("sticker photo", "sticker photo=N"),
]


@pytest.mark.parametrize(("before", "after"), REWRITTEN)
def test_files_stay_when_the_words_change(before: str, after: str) -> None:
    assert drawn(rewritten(parts(before), *parts("text=N"), added=0)) == after


@pytest.mark.parametrize(("length", "kinds"), [(1000, "photo"), (1001, "text photo")])
def test_a_text_that_is_too_long_for_a_caption_stands_before_the_file(
    length: int, kinds: str
) -> None:
    text = MessagePart(kind=MessagePartKind.TEXT, html="x" * length)

    found = rewritten(parts("photo=A"), text, added=CAPTION_LENGTH - 1000)

    assert " ".join(each.kind.value for each in found) == kinds
    assert [each.html for each in found if each.html] == [text.html]


def test_the_words_alone_are_texts() -> None:
    assert drawn(text_only(parts("photo=A:a photo:a text=B voice"))) == "text=A text=B"


CONTENTS = [
    ("text=A", "text=B", ()),
    ("photo=A", "photo=B", ()),
    ("photo=A", "text=B", ("en",)),
    ("text=A", "voice", ("km",)),
]


@pytest.mark.parametrize(("km", "en", "without"), CONTENTS)
def test_a_language_without_files_is_named_if_another_one_has_some(
    km: str, en: str, without: tuple[str, ...]
) -> None:
    content = Content(parts=(("km", parts(km)), ("en", parts(en))))

    assert content.without_files == without
