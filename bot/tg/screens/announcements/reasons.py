"""Why an announcement did not go to everybody, or stays in some chats, in plain words."""

from bot.locale import Texts
from bot.services.announcements.results import Card
from bot.storage.outcomes import Ended
from bot.tg.buttons.announced import OpenCard
from bot.tg.screens.screen import Screen, lines, paragraphs, tap

REASONS = {
    "blocked": "reason.blocked",
    "gone": "reason.gone",
    "left": "reason.gone",
    "paused": "reason.paused",
    "quiet hours": "reason.night",
    "two a day": "reason.two_a_day",
    "30 minutes between": "reason.half_hour",
    "stopped": "reason.stopped",
    "role": "reason.role",
    "morning": "reason.morning",
    "meeting today": "reason.meeting",
    "meeting soon": "reason.meeting",
    "quiet day": "reason.holiday",
    "too old": "reason.too_old",
    "not deleted": "reason.not_deleted",
    "expired": "reason.expired",
}
"""A row's reason -> key of its words. What is not here was refused by Telegram."""


def reasons(found: Card, texts: Texts) -> Screen:
    """Everybody to whom it did not go, or not yet, with the reason in plain words."""
    zone = found.dossier.home.zone
    listed = [
        *(_because(ended.name, _reason(ended, zone, texts), texts) for ended in found.ended),
        *(_because(name, texts("reason.never"), texts) for name in found.never),
        *(_because(name, texts("reason.out"), texts) for name in found.out),
        *(_because(each.name, _reason(each, zone, texts), texts) for each in found.standing),
    ]
    keys = [[tap(texts.label("announce.back"), OpenCard(found.id))]]
    return Screen(text=paragraphs(texts("card.reasons_title"), lines(*listed)), keys=keys)


def _because(name: str, reason: str, texts: Texts) -> str:
    return texts("card.because", name=name, reason=reason)


def _reason(ended: Ended, zone: str, texts: Texts) -> str:
    key = REASONS.get(ended.reason, "reason.refused")
    if ended.due_at is None:
        return texts(key)
    until = texts(
        "reason.until", day=texts.day(ended.due_at, zone), time=texts.clock(ended.due_at, zone)
    )
    return texts("reason.both", reason=texts(key), until=until)
