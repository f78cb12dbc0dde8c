"""An announcement that a colleague of its author stopped or took back."""

from bot.locale import Texts
from bot.services.announcements.colleagues import Deed
from bot.storage.announcements import Dossier
from bot.tg.buttons.announced import OpenCard
from bot.tg.screens.screen import Screen, paragraphs, tap
from bot.tg.screens.ways import to_desk


def given_back(dossier: Dossier, texts: Texts) -> Screen:
    """Say to the colleague that nothing was sent, and whose it is again."""
    keys = [[to_desk(dossier.announcement.cohort_id, texts)]]
    said = texts("halted.given_back", name=dossier.author)
    return Screen(text=paragraphs(texts("check.title"), said), keys=keys)


def halted(dossier: Dossier, name: str, deed: Deed, texts: Texts) -> Screen:
    """Say to the author what `name` did with it."""
    keys = [[tap(texts.label("halted.look"), OpenCard(dossier.announcement.id))]]
    said = texts(f"halted.{deed}", name=name)
    return Screen(text=paragraphs(texts("name"), said), keys=keys)
