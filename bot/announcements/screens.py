"""Lines and buttons that several cards of an announcement have."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.announcements.results.service import StatusCard
from bot.locale import Texts
from bot.telegram.kit.destinations import DeskBelow
from bot.telegram.kit.screen import ScreenButton, tap


def author_line(found: StatusCard, texts: Texts) -> Markup | None:
    """Name its author to a colleague; None for the author."""
    return None if found.own else texts("announcements.card_whose", name=found.details.author)


def desk_below(found: StatusCard, texts: Texts) -> list[ScreenButton]:
    """Return the button to the desk in a new message, since this one waits for its result."""
    return [tap(texts.label("common.desk"), DeskBelow(found.details.announcement.cohort_id))]


def names_and_more(names: Sequence[str], total: int, texts: Texts) -> Markup:
    """Return the names, and how many more there are in all."""
    words = texts("announcements.check_comma").join(names)
    more = total - len(names)
    return texts("announcements.more", names=words, n=more) if more > 0 else words
