"""The author checks an announcement as people will get it; a colleague approves it."""

from collections.abc import Sequence
from datetime import timedelta

from bot.announcements import service as drafts
from bot.announcements import storage as announcements
from bot.announcements.buttons import (
    AnnouncementDraftChoice,
    AskGotIt,
    OpenAnnouncementCheck,
    SetCover,
    SetMornings,
    SetVote,
    SetVoteNamed,
    SetWhen,
)
from bot.announcements.checking import screens, service
from bot.announcements.checking.service import AnnouncementCheck
from bot.announcements.domain import AnnouncementDetails, AnnouncementId
from bot.announcements.message import screens as message_screens
from bot.announcements.message.screens import AuthorSignature, OutgoingMessage, envelope
from bot.locale.catalogue import LANGUAGES
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.screen import Screen

SECOND_LANGUAGE = "announce.language"
"""The dialog in which a text in another language becomes part of the draft that is shown."""
HEARD_WITHIN = timedelta(hours=1)
"""How long after Check a text counts; later, people have forgotten what the bot waits for."""

routes = Routes("announcements", staff=True)


async def load_check(turn: Turn, announcement: AnnouncementId) -> AnnouncementCheck:
    return await service.load_review(turn.act, announcement, limit=turn.bot.approval_limit)


async def show_check(turn: Turn, announcement: AnnouncementId) -> None:
    """Edit the tapped message into the Check screen."""
    turn.show(check_screen(turn, await load_check(turn, announcement)))


def check_screen(turn: Turn, found: AnnouncementCheck) -> Screen:
    """Return the Check screen, and wait for a text in another language, if one is missing."""
    one = found.details.announcement
    if found.unwritten:
        turn.begin(SECOND_LANGUAGE, HEARD_WITHIN, cohort=one.cohort_id, draft=one.id)
    else:
        turn.end_dialog()
    return screens.check(found, turn.texts, hears=True)


def send_preview(turn: Turn, details: AnnouncementDetails, *, only: Sequence[str] = ()) -> None:
    """Send the announcement to its author as people get it, in all languages or in some."""
    for language, parts in details.content.parts:
        if not only or language in only:
            texts = turn.bot.catalogue.texts(language)
            for message in message_screens.outgoing_messages(parts, envelope(details), texts):
                say_message(turn, message)


def say_message(turn: Turn, message: OutgoingMessage) -> None:
    if message.files:
        turn.reply("announcement", calls.files(turn.chat_id, message.screen, message.files))
    else:
        turn.say(message.screen)


async def added_lines(turn: Turn) -> int:
    """Return the length of the lines that are added around a person's words."""
    organization = await announcements.organization_of(turn.tx, turn.person.id)
    signed = AuthorSignature(name=turn.person.name, organization=organization)
    return message_screens.added_length(
        signed, (turn.bot.catalogue.texts(each) for each in LANGUAGES)
    )


@routes.tap(OpenAnnouncementCheck, ends_dialog=True)
async def open_check(turn: Turn, button: OpenAnnouncementCheck) -> None:
    await show_check(turn, button.announcement)


@routes.tap(SetCover, AskGotIt, SetWhen, SetMornings, SetVote, SetVoteNamed)
async def choose(turn: Turn, button: AnnouncementDraftChoice) -> None:
    await drafts.change_draft(
        turn.act, button.announcement, lambda draft: button.change(draft, turn.now)
    )
    await show_check(turn, button.announcement)
