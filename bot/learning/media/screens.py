"""The buttons of voice notes and pictures, and their captions."""

from collections.abc import Callable

from markupsafe import Markup

from bot.catalog.course import Media, Medium, MediumKind, MediumTarget
from bot.learning.buttons import CloseMedium
from bot.learning.media.service import RequestedFile
from bot.locale import Texts
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import ButtonRow, Screen, paragraphs, tap

ToMedium = Callable[[MediumTarget, MediumKind], Button]
"""Makes the button of a file."""
KB = 1024
_WHOLE_KB = 1000


def buttons(
    offered: dict[MediumTarget, Media], to_medium: ToMedium, texts: Texts
) -> list[ButtonRow]:
    """Return the buttons of files in the reader's language; of each kind the first file wins."""
    rows: list[ButtonRow] = []
    for kind in MediumKind:
        found = ((beside, media.in_(kind, texts.language)) for beside, media in offered.items())
        beside, medium = next(((b, m) for b, m in found if m), (None, None))
        if beside is not None and medium is not None:
            rows.append([tap(_label(medium, texts), to_medium(beside, kind))])
    return rows


def described(media: Media, texts: Texts, *, words_only: bool) -> Markup | None:
    """Describe a picture to readers without pictures."""
    alt = media.alt_in(texts.language) if words_only else None
    return texts("media.described", alt=alt) if alt else None


def caption(outcome: RequestedFile, texts: Texts) -> Screen:
    """Return the caption: a neutral line, the picture in words, and a button to close it."""
    head = (
        "learning.lesson_head"
        if outcome.beside is MediumTarget.LESSON
        else "learning.question_head"
    )
    return Screen(
        text=paragraphs(
            texts(head, number=outcome.number, total=outcome.total),
            outcome.alt,
            texts("learning.lesson_draft") if outcome.draft else None,
        ),
        buttons=[[tap(texts.label("learning.lesson_close"), CloseMedium())]],
    )


def gone(texts: Texts) -> Screen:
    """Say that Telegram does not have a voice note any more."""
    close = tap(texts.label("learning.lesson_close"), CloseMedium())
    return Screen(text=texts("media.gone"), buttons=[[close]])


def _label(medium: Medium, texts: Texts) -> str:
    size = size_of(medium.size_bytes, texts)
    if medium.kind is MediumKind.PICTURE:
        return texts.label("media.picture", size=size)
    return texts.label("media.listen", length=length_of(medium.seconds), size=size)


def length_of(seconds: int) -> str:
    """Return a length as a player shows it, such as "1:05"."""
    return f"{seconds // 60}:{seconds % 60:02}"


def size_of(size_bytes: int, texts: Texts) -> str:
    """Return a size as people pay for it: rounded up, and never 0."""
    kb = -(-size_bytes // KB)
    if kb < _WHOLE_KB:
        return texts.label("media.kb", n=kb)
    return texts.label("media.mb", n=f"{kb / KB:.1f}")
