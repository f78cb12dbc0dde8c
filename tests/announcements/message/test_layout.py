"""How parts become messages, what is too long, what is covered, which language it is."""

import pytest

from bot.announcements.message.domain import (
    MessagePart,
    MessagePartKind,
    laid_out,
    revealing_words,
    together,
    too_long,
    written_in,
)
from bot.locale.catalogue import LANGUAGES
from bot.writing import utf16_units

WORDS = (("en", ("traffick", "victim")), ("km", ("ជួញដូរ",)))


def parts(shorthand: str) -> list[MessagePart]:
    """ "text photo:a photo:a voice" as parts; what stands behind the colon is the album."""
    return [
        MessagePart(kind=MessagePartKind(kind), album=album or None)
        for kind, _, album in (word.partition(":") for word in shorthand.split())
    ]


def drawn(shorthand: str) -> str:
    """Messages as "above[kinds]below"."""
    return " ".join(
        f"{'^' * each.above}{'+'.join(part.kind.value for part in each.parts)}{'_' * each.below}"
        for each in laid_out(parts(shorthand))
    )


LAID_OUT = [
    ("", ""),
    ("text", "^text_"),
    ("photo", "^photo_"),
    ("document", "^document_"),
    ("voice", "^text_ voice"),
    ("sticker", "^text_ sticker"),
    ("photo:a photo:a video:a", "^photo+photo+video_"),
    ("photo:a photo:a photo:b photo:b", "^photo+photo photo+photo_"),
    ("text document", "^text document_"),
    ("text voice", "^text_ voice"),
    ("voice text", "^text_ voice text"),
    ("photo photo", "^photo photo_"),
]


@pytest.mark.parametrize(("sent", "expected"), LAID_OUT)
def test_every_announcement_says_whose_it_is(sent: str, expected: str) -> None:
    assert drawn(sent) == expected


ASKING = [
    ("", []),
    ("text", [0]),
    ("text document", [1]),
    ("voice", [1]),
    ("photo:a photo:a", [1]),
    ("text photo:a photo:a", [2]),
    ("photo:a photo:a voice", [1]),
]


@pytest.mark.parametrize(("sent", "asking"), ASKING)
def test_one_message_at_the_end_carries_the_button_and_never_an_album(
    sent: str, asking: list[int]
) -> None:
    laid = laid_out(parts(sent), asks=True)

    assert [at for at, each in enumerate(laid) if each.asks] == asking
    assert not any(each.is_album for each in laid if each.asks)


def test_the_captions_of_all_pictures_of_an_album_become_one() -> None:
    album = [
        MessagePart(kind=MessagePartKind.PHOTO, album="a", html=html)
        for html in ("", "One &amp; two", "", "Three")
    ]
    (message,) = laid_out(album)

    assert message.html == "One &amp; two\n\nThree"
    assert together(album[:3], album[3]).html == message.html
    assert together(album, MessagePart(kind=MessagePartKind.TEXT, html="x")).html == "x"


TOO_LONG = [
    (MessagePartKind.TEXT, "x" * 4000, 96, 0),
    (MessagePartKind.TEXT, "x" * 4000, 97, 1),
    (MessagePartKind.TEXT, "<b>" + "x" * 4000 + "</b>&amp;", 96, 1),
    (MessagePartKind.PHOTO, "x" * 1000, 50, 26),
    (MessagePartKind.PHOTO, "🙏" * 500, 50, 26),
    (MessagePartKind.DOCUMENT, "", 50, 0),
    (MessagePartKind.VOICE, "x" * 2000, 50, 0),
]


@pytest.mark.parametrize(("made", "html", "added", "excess"), TOO_LONG)
def test_the_added_lines_count(made: MessagePartKind, html: str, added: int, excess: int) -> None:
    found = too_long(MessagePart(kind=made, html=html), added=added)

    assert (found.by if found else 0) == excess


def test_telegram_counts_an_emoji_as_two() -> None:
    assert utf16_units("ក🙏a") == 4


COVER = [
    (MessagePart(kind=MessagePartKind.TEXT, html="See you tomorrow"), ()),
    (MessagePart(kind=MessagePartKind.TEXT, html="Help for <b>victims</b>"), ("victim",)),
    (MessagePart(kind=MessagePartKind.TEXT, html="traf<b>ficking</b>"), ("traffick",)),
    (MessagePart(kind=MessagePartKind.PHOTO, html="ការជួញដូរ"), ("ជួញដូរ",)),
    (MessagePart(kind=MessagePartKind.DOCUMENT, name="Victims 2023.pdf"), ("victim",)),
    (MessagePart(kind=MessagePartKind.VOICE), ()),
]


@pytest.mark.parametrize(("part", "words"), COVER)
def test_topic_words_cover(part: MessagePart, words: tuple[str, ...]) -> None:
    assert revealing_words([part], WORDS) == words


WRITTEN = [
    ("Hello", "en"),
    ("សួស្តី", "km"),
    ("វគ្គតាម Zoom ម៉ោង 9", "km"),
    ("Zoom at 9, បាទ", "en"),
    ("12:30", "en"),
    ("", "en"),
]


@pytest.mark.parametrize(("text", "language"), WRITTEN)
def test_the_language_is_read_from_the_letters(text: str, language: str) -> None:
    found = written_in(
        [MessagePart(kind=MessagePartKind.TEXT, html=text)], default="en", languages=LANGUAGES
    )

    assert found == language


UNSEEN = [
    ("", True),
    (" \u200b\u200e\u2060\n", True),
    ("<b>\u3164</b>", True),
    ("\u200bវគ្គ", False),
    ("🙏", False),
    ("&lt;", False),
]


@pytest.mark.parametrize(("html", "nothing"), UNSEEN)
def test_what_nobody_would_see_is_told(html: str, *, nothing: bool) -> None:
    assert MessagePart(kind=MessagePartKind.TEXT, html=html).shows_nothing is nothing
    assert not MessagePart(kind=MessagePartKind.PHOTO, html=html, file_id="f").shows_nothing
