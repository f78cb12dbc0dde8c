"""Who may do what: default deny."""

from collections.abc import Iterable

from bot.domain.people.person import CohortId, Grant, Role
from bot.domain.refusals import NotAllowed


def coordinates(grants: Iterable[Grant], cohort: CohortId) -> bool:
    """Tell whether somebody may act for `cohort`: its coordinators and administrators."""
    return any(grant.role is Role.ADMINISTRATOR or grant.cohort_id == cohort for grant in grants)


def require_coordinator(grants: Iterable[Grant], cohort: CohortId) -> None:
    """Let a coordinator of `cohort` pass; raise `NotAllowed` for everybody else."""
    if not coordinates(grants, cohort):
        raise NotAllowed
