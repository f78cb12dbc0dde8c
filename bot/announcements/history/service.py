"""Coordinators look through their open drafts and what was sent in a cohort."""

from dataclasses import dataclass

from bot.act import Act
from bot.announcements.domain import Dossier, WordsForgotten
from bot.announcements.history import storage
from bot.announcements.history.domain import Line
from bot.membership.domain import Cohort, CohortId
from bot.people.rights import service as running

PAGE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A page of somebody's announcements."""

    cohort: Cohort
    lines: tuple[Line, ...]
    page: int
    pages: int


async def drafts(act: Act, cohort: CohortId, page: int) -> Lines:
    """Return a page of somebody's open drafts for a cohort; raise `NotAllowed`."""
    return await _lines(act, cohort, page, sent=False)


async def history(act: Act, cohort: CohortId, page: int) -> Lines:
    """Return a page of what was sent in a cohort; raise `NotAllowed`."""
    return await _lines(act, cohort, page, sent=True)


async def _lines(act: Act, cohort: CohortId, page: int, *, sent: bool) -> Lines:
    home = await running.require_cohort(act, cohort)
    read = storage.history if sent else storage.drafts
    lines, total = await read(act.tx, act.visitor.require_person().id, cohort, page=page, size=PAGE)
    pages = max(1, -(-total // PAGE))
    return Lines(cohort=home, lines=tuple(lines), page=page, pages=pages)


def require_words(dossier: Dossier) -> Dossier:
    """Return an announcement whose words are still kept; raise `WordsForgotten`."""
    if not dossier.content.parts:
        raise WordsForgotten
    return dossier
