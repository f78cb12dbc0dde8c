"""An announcement as people get it: the line above, what was written, the signature below."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from bot.domain.announcements.announcement import AnnouncementId
from bot.domain.announcements.letter import Made, Message, Part, laid_out, length
from bot.locale import Texts
from bot.tg.buttons.announcements import CoverAgain, OpenCovered
from bot.tg.screens.screen import PARAGRAPH, Screen, paragraphs, tap


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One message to send: a screen, or files (kind, file_id) with the screen as caption."""

    screen: Screen
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who speaks, and for which organization if that is known."""

    name: str
    organization: str | None

    def line(self, texts: Texts) -> Markup:
        """Return the last line of an announcement."""
        if self.organization is None:
            return texts("announce.signed", name=self.name)
        return texts("announce.signed_for", name=self.name, organization=self.organization)


def leaves(parts: Iterable[Part], signature: Signature, texts: Texts) -> tuple[Leaf, ...]:
    """Return the messages of an announcement, in order."""
    return tuple(_leaf(message, signature, texts) for message in laid_out(tuple(parts)))


def covered(announcement: AnnouncementId, texts: Texts) -> Screen:
    """The neutral line behind which an announcement waits."""
    keys = [[tap(texts.label("announce.open"), OpenCovered(announcement))]]
    return Screen(text=texts("announce.above"), keys=keys)


def opened(leaf: Leaf, announcement: AnnouncementId, texts: Texts) -> Screen:
    """What the cover hid, with a way to hide it again."""
    keys = [[tap(texts.label("announce.close"), CoverAgain(announcement))]]
    return Screen(text=leaf.screen.text, keys=keys)


def added_length(signature: Signature, every: Iterable[Texts]) -> int:
    """Return how many characters the added lines take in the language that takes most."""
    return max(
        length(f"{texts.label('announce.above')}{PARAGRAPH}{PARAGRAPH}")
        + length(signature.line(texts).unescape())
        for texts in every
    )


def _leaf(message: Message, signature: Signature, texts: Texts) -> Leaf:
    first = message.parts[0]
    words = paragraphs(
        texts("announce.above") if message.above else None,
        Markup(first.html),  # noqa: S704 - PTB wrote it from Telegram's entities, escaped
        signature.line(texts) if message.below else None,
    )
    if first.made is Made.TEXT:
        return Leaf(screen=Screen(text=words))
    files = tuple((part.made.value, part.file_id or "") for part in message.parts)
    return Leaf(screen=Screen(text=words), files=files)
