"""Why some people did not get an announcement, or not yet."""

from bot.announcements.buttons import OpenAnnouncementCard
from bot.announcements.results.domain import Undelivered
from bot.announcements.results.service import StatusCard
from bot.locale import Texts
from bot.outbox.domain import OUTCOME_UNKNOWN
from bot.outbox.holding.domain import HELD, HELD_SINCE
from bot.telegram.kit.screen import Screen, lines, paragraphs, tap

REASONS = {
    "blocked": "reasons.blocked",
    "gone": "reasons.gone",
    "left": "reasons.gone",
    "paused": "reasons.paused",
    "quiet hours": "reasons.night",
    "two a day": "reasons.two_a_day",
    "30 minutes between": "reasons.half_hour",
    "stopped": "reasons.stopped",
    "role": "reasons.role",
    "morning": "reasons.morning",
    "meeting today": "reasons.meeting",
    "meeting soon": "reasons.meeting",
    "announcement today": "reasons.announcement",
    "announcement soon": "reasons.announcement",
    "quiet day": "reasons.holiday",
    "too old": "reasons.too_old",
    "not deleted": "reasons.not_deleted",
    "expired": "reasons.expired",
    OUTCOME_UNKNOWN: "reasons.unknown",
    HELD: "reasons.restored",
    HELD_SINCE: "reasons.held",
    "restored": "reasons.restored",
}
"""The reason of a row -> the id of its text. For all others Telegram refused it."""


def reasons(found: StatusCard, texts: Texts) -> Screen:
    """List everybody who did not get it, or not yet, with the reason in plain words."""
    zone = found.details.home.zone
    listed = [
        *((each.name, _reason(each, zone, texts)) for each in found.undelivered),
        *((name, texts("reasons.never")) for name in found.never),
        *((name, texts("reasons.out")) for name in found.out),
        *((each.name, _reason(each, zone, texts)) for each in found.remaining),
    ]
    words = lines(
        *(texts("reasons.card_because", name=name, reason=reason) for name, reason in listed)
    )
    buttons = [[tap(texts.label("announcements.back"), OpenAnnouncementCard(found.id))]]
    return Screen(text=paragraphs(texts("reasons.card_reasons_title"), words), buttons=buttons)


def _reason(one: Undelivered, zone: str, texts: Texts) -> str:
    reason = texts(REASONS.get(one.reason, "announcements.reason_refused"))
    if one.due_at is None:
        return reason
    day, time = texts.day(one.due_at, zone), texts.clock(one.due_at, zone)
    return texts("reasons.both", reason=reason, until=texts("reasons.until", day=day, time=time))
