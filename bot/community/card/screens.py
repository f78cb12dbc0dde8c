"""Asks whether to delete a session."""

from bot.community.buttons import DeleteSession, OpenOwn
from bot.community.domain import CommunitySession
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import are_you_sure


def ask_delete(logged: CommunitySession, texts: Texts) -> Screen:
    return are_you_sure(
        paragraphs(texts("community.title"), texts("card.ask_delete")),
        tap(texts.label("community.delete"), DeleteSession(logged.id, logged.revision)),
        tap(texts.label("card.keep"), OpenOwn(logged.id)),
    )
