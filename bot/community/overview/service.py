"""What a leader has logged."""

from dataclasses import dataclass

from bot.act import Act
from bot.community import storage
from bot.community.domain import CommunitySession
from bot.community.service import Setting, setting_of
from bot.paging import Page, nearest

ON_PAGE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A leader's sessions in the cohort that Home shows: an unfinished draft, and saved ones.

    `saved` counts the saved sessions, `people` everybody who came to them.
    """

    setting: Setting
    draft: CommunitySession | None
    saved: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnList:
    """A page of the saved sessions of a leader."""

    setting: Setting
    page: Page[CommunitySession]


async def own(act: Act) -> Own:
    """Return what the visitor has logged; raise `NotJoined` or `NoCommunitySessions`."""
    place = act.enrolment
    setting = await setting_of(act, place.cohort_id)
    draft = await storage.draft_of(act.tx, act.person.id, place.cohort_id)
    saved, people = await storage.count_saved(act.tx, act.person.id, place.cohort_id)
    return Own(setting=setting, draft=draft, saved=saved, people=people)


async def list_own(act: Act, page: int) -> OwnList:
    """Return a page of the visitor's saved sessions, the latest month first; raise as `own`."""
    place = act.enrolment
    setting = await setting_of(act, place.cohort_id)
    person, cohort = act.person.id, place.cohort_id
    total, _ = await storage.count_saved(act.tx, person, cohort)
    at = nearest(page, total, size=ON_PAGE)
    found = await storage.saved_of(act.tx, person, cohort, limit=ON_PAGE, offset=at * ON_PAGE)
    return OwnList(setting=setting, page=Page.loaded(found, at, total=total, size=ON_PAGE))
