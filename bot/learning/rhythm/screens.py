"""Shows what the calendar of the course offers: a neutral line, and a button that opens it."""

from bot.catalog.course import CalendarDay, CalendarOffer, Text
from bot.learning.buttons import OpenOffered, OpenOfferedResults
from bot.learning.offers.screens import offer_screen
from bot.locale import Texts
from bot.membership.domain import EnrolmentId
from bot.telegram.kit.screen import Screen


def offered(entry: CalendarDay, line: Text, enrolment: EnrolmentId, texts: Texts) -> Screen:
    """Offer an entry of the calendar."""
    said = texts("offer.line", line=line.in_(texts.language))
    is_own = entry.offer is CalendarOffer.RESULTS
    opens = OpenOfferedResults(enrolment) if is_own else OpenOffered(enrolment, entry.day)
    return offer_screen(said, opens, enrolment, texts)
