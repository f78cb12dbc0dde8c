"""An announcement as people get it: with a line above, a signature and perhaps "Got it"."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from bot.announcements.buttons import (
    CoverAgain,
    GotIt,
    OpenAnnouncementCard,
    OpenCovered,
    RemindGotIt,
)
from bot.announcements.domain import AnnouncementDetails, AnnouncementId, AnswerSet
from bot.announcements.message.domain import (
    ASKING_LINE,
    Message,
    MessagePart,
    MessagePartKind,
    laid_out,
)
from bot.announcements.message.service import Receipts
from bot.announcements.screens import names_and_more, tapped_buttons
from bot.announcements.votes.screens import vote_row
from bot.locale import Texts
from bot.telegram.kit.screen import (
    PARAGRAPH,
    ButtonRow,
    Screen,
    ScreenButton,
    lines,
    paragraphs,
    tap,
)
from bot.telegram.kit.timing import day_and_time, timing_line
from bot.writing import utf16_units


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingMessage:
    """One message to send: a screen, or files (kind, file_id) with the screen as caption."""

    screen: Screen
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorSignature:
    """Who wrote it, and for which organization if that is known."""

    name: str
    organization: str | None

    def line(self, texts: Texts) -> Markup:
        """Return the signature as the last line of an announcement."""
        if self.organization is None:
            return texts("message.signed", name=self.name)
        return texts("message.signed_for", name=self.name, organization=self.organization)


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What is added around the words of an announcement.

    `asks`: people have something to tap: that they have seen it (`got_it`: this reader has), or
    one of the answers `vote` (`voted`: what this reader chose).
    """

    announcement_id: AnnouncementId
    signature: AuthorSignature
    correction: bool = False
    asks: bool = False
    got_it: bool = False
    vote: AnswerSet | None = None
    vote_named: bool = False
    voted: str | None = None

    def above(self, texts: Texts) -> Markup:
        """Return the first line, which says if it is a correction."""
        return texts("message.above_correction" if self.correction else "message.above")

    def answer_row(self, texts: Texts, *, closable: bool = False) -> ButtonRow:
        """Return the buttons that the reader taps: an answer, or that it was seen."""
        if self.vote is not None:
            return vote_row(
                self.announcement_id, self.vote, texts, voted=self.voted, closable=closable
            )
        return [got_it_button(self.announcement_id, texts, tapped=self.got_it, closable=closable)]

    def who_sees(self, texts: Texts) -> Markup | None:
        """Say who sees an answer; None if nothing is asked."""
        if self.vote is None:
            return None
        return texts(VOTE_LINES[self.vote_named])


VOTE_LINES = {True: "message.vote_line_named", False: "message.vote_line"}
"""Whether names are seen -> the text that says so in the message."""


def envelope(
    details: AnnouncementDetails, *, got_it: bool = False, voted: str | None = None
) -> Envelope:
    """Return what is added around an announcement.

    `got_it`: this reader tapped "Got it"; `voted`: what this reader chose.
    """
    announcement = details.announcement
    return Envelope(
        announcement_id=announcement.id,
        signature=AuthorSignature(name=details.author, organization=details.organization),
        correction=announcement.corrects is not None,
        asks=announcement.asks,
        got_it=got_it,
        vote=announcement.vote,
        vote_named=announcement.vote_named,
        voted=voted,
    )


def outgoing_messages(
    parts: Iterable[MessagePart], envelope: Envelope, texts: Texts
) -> tuple[OutgoingMessage, ...]:
    laid = laid_out(tuple(parts), asks=envelope.asks)
    return tuple(_outgoing_message(message, envelope, texts) for message in laid)


def covered(envelope: Envelope, texts: Texts) -> Screen:
    """Show the neutral line that covers an announcement."""
    buttons = [[tap(texts.label("message.open"), OpenCovered(envelope.announcement_id))]]
    return Screen(text=envelope.above(texts), buttons=buttons)


def opened(message: OutgoingMessage, envelope: Envelope, texts: Texts) -> Screen:
    """Show an opened announcement, with a button to close it; files come below the line."""
    close = tap(texts.label("announcements.close"), CoverAgain(envelope.announcement_id))
    if message.files:
        return Screen(text=envelope.above(texts), buttons=[[close]])
    seen = envelope.answer_row(texts, closable=True) if message.screen.buttons else []
    return Screen(text=message.screen.text, buttons=[seen, [close]])


def added_length(signature: AuthorSignature, every: Iterable[Texts]) -> int:
    """Return the length of the added lines in the language that needs most."""
    return max(
        utf16_units(f"{texts.label('message.above_correction')}{PARAGRAPH}{PARAGRAPH}")
        + utf16_units(signature.line(texts).unescape())
        + max(utf16_units(f"{PARAGRAPH}{texts.label(line)}") for line in VOTE_LINES.values())
        for texts in every
    )


def _outgoing_message(message: Message, envelope: Envelope, texts: Texts) -> OutgoingMessage:
    if message.parts == (ASKING_LINE,) and message.asks and not message.above:
        asking = texts("message.seen_it" if envelope.vote is None else "message.vote_asked")
        return OutgoingMessage(
            screen=Screen(
                text=paragraphs(asking, envelope.who_sees(texts)),
                buttons=[envelope.answer_row(texts)],
            )
        )
    words = paragraphs(
        envelope.above(texts) if message.above else None,
        Markup(message.html),  # noqa: S704 - PTB wrote it from Telegram's entities, escaped
        envelope.signature.line(texts) if message.below else None,
        envelope.who_sees(texts) if message.asks else None,
    )
    buttons = [envelope.answer_row(texts)] if message.asks else []
    screen = Screen(text=words, buttons=buttons)
    if message.parts[0].kind is MessagePartKind.TEXT:
        return OutgoingMessage(screen=screen)
    files = tuple((part.kind.value, part.file_id or "") for part in message.parts)
    return OutgoingMessage(screen=screen, files=files)


def receipts(found: Receipts, texts: Texts) -> Screen:
    """Show who has tapped "Got it" and who has not, with the reminder that can be sent once."""
    announcement_id = found.details.announcement.id
    remind = tap(texts.label("message.remind"), RemindGotIt(announcement_id))
    return Screen(
        text=paragraphs(
            texts("message.title", n=found.count, all=found.sent),
            _named("message.these", found.got, found.count, texts),
            _named("message.not_yet", found.not_yet, found.sent - found.count, texts),
            _reminder_line(found, texts),
        ),
        buttons=[
            [remind] if found.can_remind else [],
            [tap(texts.label("announcements.back"), OpenAnnouncementCard(announcement_id))],
        ],
    )


def _reminder_line(found: Receipts, texts: Texts) -> Markup | None:
    """Say when a reminder would come, or how many were sent, and how many wait until when."""
    zone, sent = found.details.home.zone, found.reminded
    reminded_at = found.details.announcement.reminded_at
    if reminded_at is None or sent is None:
        line = found.timing and timing_line(found.timing, zone, texts, now=True)
        return texts("message.would", when=line) if line else None
    if not (sent.sent or sent.waiting):
        return texts("message.reminding")
    day, time = texts.day(reminded_at, zone), texts.clock(reminded_at, zone)
    waits = None
    if sent.waiting and sent.next_at is not None:
        waits = texts.count(
            "message.waits", sent.waiting, when=day_and_time(sent.next_at, zone, texts)
        )
    accepted = texts.count("announcements.card_sent", sent.sent)
    parts = texts("announcements.card_dot").join(
        part for part in (accepted, waits) if part is not None
    )
    return lines(texts("message.reminded", day=day, time=time), parts)


def _named(key: str, names: tuple[str, ...], count: int, texts: Texts) -> Markup | None:
    return texts(key, names=names_and_more(names, count, texts)) if names else None


def got_it_button(
    announcement_id: AnnouncementId, texts: Texts, *, tapped: bool = False, closable: bool = False
) -> ScreenButton:
    """Return the button "Got it"; `closable`: the message below which it is can be closed."""
    label = texts.label("message.tapped" if tapped else "message.tap")
    return tap(label, GotIt(announcement_id, int(closable)))


def seen_buttons(
    announcement_id: AnnouncementId, texts: Texts, *, closable: bool
) -> list[ButtonRow]:
    """Return the buttons under a message after the reader tapped "Got it"."""
    seen = got_it_button(announcement_id, texts, tapped=True, closable=closable)
    return tapped_buttons([seen], announcement_id, texts, closable=closable)


def reminder(announcement_id: AnnouncementId, texts: Texts, *, covered: bool) -> Screen:
    """Ask to tap "Got it"; `covered`: the announcement must be opened first."""
    opening = tap(texts.label("message.open"), OpenCovered(announcement_id))
    button = opening if covered else got_it_button(announcement_id, texts)
    return Screen(text=lines(texts("message.above"), texts("message.please")), buttons=[[button]])
