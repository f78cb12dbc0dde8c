"""Showing an announcement to whoever writes or allows it: the real thing, then the facts."""

from bot.domain.announcements.announcement import AnnouncementId
from bot.locale.catalogue import LANGUAGES
from bot.services.announcements import reviewing
from bot.services.announcements.reviewing import Review
from bot.storage import announcements
from bot.storage.announcements import Dossier
from bot.tg import calls
from bot.tg.context import Turn
from bot.tg.screens.announcements import checking as screens
from bot.tg.screens.announcements import letter
from bot.tg.screens.announcements.letter import Leaf, Signature, envelope


async def reviewed(turn: Turn, announcement: AnnouncementId) -> Review:
    """Load all that the Check screen shows."""
    return await reviewing.review(
        turn.tx,
        announcement,
        turn.visitor,
        turn.house.courses,
        limit=turn.house.approval_limit,
        now=turn.now,
    )


async def show_check(turn: Turn, announcement: AnnouncementId) -> None:
    """Turn the tapped message into the Check screen."""
    turn.show(screens.check(await reviewed(turn, announcement), turn.texts))


def preview(turn: Turn, dossier: Dossier, *, only: str | None = None) -> None:
    """Say the announcement as people get it, in each of its languages or in one."""
    for language, parts in dossier.content.parts:
        if only is None or language == only:
            texts = turn.house.catalogue.texts(language)
            for leaf in letter.leaves(parts, envelope(dossier), texts):
                say_leaf(turn, leaf)


def say_leaf(turn: Turn, leaf: Leaf) -> None:
    """Say one message of an announcement."""
    if leaf.files:
        turn.reply("announcement", calls.files(turn.chat_id, leaf.screen, leaf.files))
    else:
        turn.say(leaf.screen)


async def added_lines(turn: Turn) -> int:
    """Return how many characters the lines take that are put around somebody's words."""
    organization = await announcements.organization_of(turn.tx, turn.person.id)
    signed = Signature(name=turn.person.name, organization=organization)
    return letter.added_length(signed, (turn.house.catalogue.texts(each) for each in LANGUAGES))
