"""Coordinators look through their open drafts and through what was sent in a cohort."""

from dataclasses import dataclass

from bot.act import Act
from bot.announcements.domain import AnnouncementDetails, AnnouncementLine, WordsForgotten
from bot.announcements.lists import storage
from bot.membership.domain import Cohort, CohortId
from bot.paging import Page
from bot.people.rights import service as rights

PAGE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementList:
    """A page of what was sent in a cohort, or (not `sent`) of somebody's open drafts."""

    cohort: Cohort
    sent: bool
    page: Page[AnnouncementLine]


async def list_page(act: Act, cohort: CohortId, page: int, *, sent: bool) -> AnnouncementList:
    """Return a page of open drafts, or of what was sent; raise `NotAllowed`."""
    home = await rights.require_cohort(act, cohort)
    found, total = await storage.lines(
        act.tx, act.person.id, cohort, sent=sent, page=page, size=PAGE
    )
    return AnnouncementList(
        cohort=home, sent=sent, page=Page.loaded(found, page, total=total, size=PAGE)
    )


def require_words(announcement: AnnouncementDetails) -> AnnouncementDetails:
    """Return an announcement whose words are still stored; raise `WordsForgotten`."""
    if not announcement.content.parts:
        raise WordsForgotten
    return announcement
