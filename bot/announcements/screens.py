"""Lines and buttons that several cards of an announcement have."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from bot.announcements.buttons import CoverAgain
from bot.announcements.domain import AnnouncementId, AnnouncementLine
from bot.announcements.message.domain import MessagePartKind
from bot.announcements.results.service import StatusCard
from bot.locale import Texts
from bot.telegram.kit.destinations import DeskBelow
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, tap
from bot.writing import beginning


def author_line(found: StatusCard, texts: Texts) -> Markup | None:
    """Name the author to a colleague; None for the author."""
    return None if found.own else texts("announcements.card_whose", name=found.details.author)


def desk_below(found: StatusCard, texts: Texts) -> list[ScreenButton]:
    """Return the button to the desk in a new message, since this one waits for its result."""
    return [tap(texts.label("common.desk"), DeskBelow(found.details.announcement.cohort_id))]


def tapped_buttons(
    row: ButtonRow, announcement_id: AnnouncementId, texts: Texts, *, closable: bool
) -> list[ButtonRow]:
    """Return the buttons below a message after its reader tapped one in `row`."""
    close = tap(texts.label("announcements.close"), CoverAgain(announcement_id))
    return [row, [close]] if closable else [row]


def names_and_more(names: Sequence[str], total: int, texts: Texts) -> Markup:
    """Return the first names of `total` people, and how many more there are."""
    words = texts("announcements.check_comma").join(names)
    more = total - len(names)
    return texts("announcements.more", names=words, n=more) if more > 0 else words


def language_names(languages: Iterable[str], texts: Texts) -> Markup:
    """Return the names of languages as a list: "English, Khmer"."""
    return texts("announcements.check_comma").join(texts.language_name(each) for each in languages)


def message_too_old(texts: Texts) -> Screen:
    """Say that a message is too old to be read back, and must be sent again."""
    return Screen(text=texts("common.message_too_old"))


def first_words(line: AnnouncementLine, texts: Texts, *, most: int) -> str:
    """Return the first words of an announcement, or what kind of message it begins with."""
    if line.first is None:
        return texts.label("announcements.first_forgotten")
    words = beginning(line.first.plain, most)
    if not words:
        spoken = line.first.kind is MessagePartKind.VOICE
        return texts.label("announcements.first_voice" if spoken else "announcements.first_file")
    return words
