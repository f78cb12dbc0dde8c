"""Foretells when people get a message that is sent now."""

from collections.abc import Sequence

from bot.act import Act
from bot.membership.domain import PersonId
from bot.outbox.forecast.domain import SendForecast, Timing, forecast_message, timing_of
from bot.outbox.gate.domain import DeliveryPolicy
from bot.outbox.gate.storage import recipients
from bot.sessions.reminders.storage import MEETINGS

MOST_PEOPLE = 200
"""No forecast is made for more people, so that a screen comes at once."""


async def timing_now(act: Act, people: Sequence[PersonId], policy: DeliveryPolicy) -> Timing | None:
    """Return when people get a message that is sent now; None for too many people."""
    if len(people) > MOST_PEOPLE:
        return None
    found = await recipients(act.tx, MEETINGS, people, since=act.now, now=act.now)
    return timing_of(forecast_message(each, policy, at=act.now) for each in found)


async def foretell_delivery(
    act: Act, person: PersonId, policy: DeliveryPolicy
) -> SendForecast | None:
    """Return when somebody gets a message that is sent now; None without a chat."""
    found = await recipients(act.tx, MEETINGS, [person], since=act.now, now=act.now)
    return forecast_message(found[0], policy, at=act.now) if found else None
