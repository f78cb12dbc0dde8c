"""Why some people did not get an announcement, or not yet."""

from bot.announcements.buttons import OpenAnnouncementCard
from bot.announcements.results.domain import Undelivered
from bot.announcements.results.service import StatusCard
from bot.locale import Texts
from bot.outbox.domain import OUTCOME_UNKNOWN
from bot.telegram.kit.screen import Screen, lines, paragraphs, tap

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
    OUTCOME_UNKNOWN: "reason.unknown",
    "held": "reason.restored",
    "restored": "reason.restored",
}
"""The reason of a row -> the id of its text. For all others Telegram refused it."""


def reasons(found: StatusCard, texts: Texts) -> Screen:
    """Everybody who did not get it, or not yet, with the reason in plain words."""
    zone = found.details.home.zone
    listed = [
        *((each.name, _reason(each, zone, texts)) for each in found.undelivered),
        *((name, texts("reason.never")) for name in found.never),
        *((name, texts("reason.out")) for name in found.out),
        *((each.name, _reason(each, zone, texts)) for each in found.remaining),
    ]
    words = lines(*(texts("card.because", name=name, reason=reason) for name, reason in listed))
    buttons = [[tap(texts.label("announce.back"), OpenAnnouncementCard(found.id))]]
    return Screen(text=paragraphs(texts("card.reasons_title"), words), buttons=buttons)


def _reason(one: Undelivered, zone: str, texts: Texts) -> str:
    reason = texts(REASONS.get(one.reason, "reason.refused"))
    if one.due_at is None:
        return reason
    day, time = texts.day(one.due_at, zone), texts.clock(one.due_at, zone)
    return texts("reason.both", reason=reason, until=texts("reason.until", day=day, time=time))
