"""Shows voice notes and pictures: the buttons that offer them, and their captions."""

from collections.abc import Callable

from markupsafe import Markup

from bot.catalog.course import Media, Medium, MediumKind, MediumTarget
from bot.learning.buttons import CloseMedium
from bot.learning.media.service import RequestedFile
from bot.locale import Texts
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import ButtonRow, Screen, paragraphs, tap

ToMedium = Callable[[MediumTarget, MediumKind], Button]
"""What the button of a file carries."""
KB = 1024
_WHOLE_KB = 1000


def buttons(
    offered: dict[MediumTarget, Media], to_medium: ToMedium, texts: Texts
) -> list[ButtonRow]:
    """Offer what there is in the reader's language, size first; what comes first wins."""
    rows: list[ButtonRow] = []
    for kind in MediumKind:
        found = ((beside, media.in_(kind, texts.language)) for beside, media in offered.items())
        beside, medium = next(((b, m) for b, m in found if m), (None, None))
        if beside is not None and medium is not None:
            rows.append([tap(_label(medium, texts), to_medium(beside, kind))])
    return rows


def described(media: Media, texts: Texts, *, words_only: bool) -> Markup | None:
    """Say what a picture shows to readers without pictures."""
    alt = media.alt_in(texts.language) if words_only else None
    return texts("media.described", alt=alt) if alt else None


def caption(outcome: RequestedFile, texts: Texts) -> Screen:
    """Return the caption: a neutral line, what a picture shows, and the way out."""
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
    """Say that Telegram no longer has a voice note."""
    close = tap(texts.label("learning.lesson_close"), CloseMedium())
    return Screen(text=texts("media.gone"), buttons=[[close]])


def _label(medium: Medium, texts: Texts) -> str:
    size = size_of(medium.size_bytes, texts)
    if medium.kind is MediumKind.PICTURE:
        return texts.label("media.picture", size=size)
    minutes, seconds = divmod(medium.seconds, 60)
    return texts.label("media.listen", length=f"{minutes}:{seconds:02}", size=size)


def size_of(size_bytes: int, texts: Texts) -> str:
    """Return a size as people pay for it: never less than it is, and never 0."""
    kb = -(-size_bytes // KB)
    if kb < _WHOLE_KB:
        return texts.label("media.kb", n=kb)
    return texts.label("media.mb", n=f"{kb / KB:.1f}")
