"""Warns once before real people are invited while safety texts are unsigned.

People may still join: until a text is signed they get it in all languages in one message. But the
coordinator who invites them must know it, so each one says yes for exactly these texts, and the
audit stores it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Course, find_course
from bot.membership.audit import storage as audit
from bot.membership.domain import CohortId
from bot.people.rights import service as rights
from bot.people.service import note_in_audit
from bot.people.unsigned.domain import digest_of_unsigned, unsigned_by_language
from bot.safety.signatures.service import as_signed

ACTION = "invite.unsigned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsigned:
    """How many safety texts of a course are unsigned, by language."""

    by_language: Mapping[str, int]


async def open_question(act: Act, cohort: CohortId) -> Unsigned | None:
    """Return the unsigned texts if the visitor has not said yes to them; raise `NotAllowed`."""
    course = await _course(act, cohort)
    found = unsigned_by_language(course)
    if not found:
        return None
    said_yes = await audit.is_noted(
        act.tx,
        actor=act.person.id,
        action=ACTION,
        object=f"cohort:{cohort}",
        detail={"texts": digest_of_unsigned(course)},
    )
    return None if said_yes else Unsigned(by_language=found)


async def say_yes(act: Act, cohort: CohortId) -> None:
    """Save that the visitor invites people anyway; raise `NotAllowed`."""
    if await open_question(act, cohort) is not None:
        digest = digest_of_unsigned(await _course(act, cohort))
        await note_in_audit(act, ACTION, f"cohort:{cohort}", texts=digest)


async def _course(act: Act, cohort: CohortId) -> Course:
    found = await rights.require_cohort(act, cohort)
    return await as_signed(act.tx, find_course(act.courses, found.course))
