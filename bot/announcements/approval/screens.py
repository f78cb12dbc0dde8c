"""Another coordinator is asked to approve an announcement, and sees the decision."""

from bot.announcements.buttons import Allow, DoNotAllow, OpenRequest
from bot.announcements.checking.screens import facts, reasons
from bot.announcements.checking.service import Review
from bot.announcements.domain import AnnouncementDetails
from bot.announcements.results.service import StatusCard
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import to_desk


def asked(found: StatusCard, texts: Texts) -> Screen:
    """Somebody wants to send this to so many people in so many courses."""
    one = found.details.announcement
    said = texts(
        "approval.asked",
        name=found.details.author,
        people=texts.count("approval.people", one.people_in),
        courses=texts.count("approval.courses", len(one.audience.cohorts)),
    )
    buttons = [[tap(texts.label("approval.look"), OpenRequest(one.id))]]
    return Screen(text=paragraphs(texts("name"), said), buttons=buttons)


def allowed(details: AnnouncementDetails, texts: Texts) -> Screen:
    """You approved it."""
    return _decided("approval.allowed", details, texts)


def refused(details: AnnouncementDetails, texts: Texts) -> Screen:
    """You did not approve it."""
    return _decided("approval.refused", details, texts)


def _decided(key: str, details: AnnouncementDetails, texts: Texts) -> Screen:
    buttons = [[to_desk(details.announcement.cohort_id, texts)]]
    said = texts(key, name=details.author)
    return Screen(text=paragraphs(texts("name"), said), buttons=buttons)


def request(found: Review, texts: Texts) -> Screen:
    """Show another coordinator what to decide on."""
    one = found.details.announcement
    why = reasons(found, texts)
    return Screen(
        text=paragraphs(
            texts("check.title"),
            texts("approval.from", name=found.details.author, reasons=why),
            facts(found, texts),
        ),
        buttons=[
            [
                tap(texts.label("approval.allow"), Allow(one.id, one.revision)),
                tap(texts.label("approval.refuse"), DoNotAllow(one.id, one.revision)),
            ]
        ],
    )
