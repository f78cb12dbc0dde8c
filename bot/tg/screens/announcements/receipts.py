"""Got it: who has tapped it and who has not, and the reminder."""

from markupsafe import Markup

from bot.locale import Texts
from bot.services.announcements.receipts import Receipts
from bot.tg.buttons.announced import OpenCard, RemindGotIt
from bot.tg.screens.screen import Screen, paragraphs, tap


def receipts(found: Receipts, texts: Texts) -> Screen:
    """The list of both, with the reminder that can be sent once."""
    one = found.dossier.announcement
    zone = found.dossier.home.zone
    reminded = None
    if one.reminded_at is not None:
        day, time = texts.day(one.reminded_at, zone), texts.clock(one.reminded_at, zone)
        reminded = texts("gotit.reminded", day=day, time=time)
    return Screen(
        text=paragraphs(
            texts("gotit.title", n=found.count, all=found.sent),
            _named("gotit.these", found.got, found.count, texts),
            _named("gotit.not_yet", found.not_yet, found.sent - found.count, texts),
            reminded,
        ),
        keys=[
            [tap(texts.label("gotit.remind"), RemindGotIt(one.id))] if found.can_remind else [],
            [tap(texts.label("announce.back"), OpenCard(one.id))],
        ],
    )


def _named(key: str, names: tuple[str, ...], count: int, texts: Texts) -> Markup | None:
    if not names:
        return None
    said = texts("check.comma").join(names)
    more = count - len(names)
    return texts(key, names=texts("who.more", names=said, n=more) if more > 0 else said)
