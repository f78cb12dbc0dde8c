"""Warns once before real people are invited while safety texts are unsigned.

People may still join: until a text is signed they get it in all languages in one message. But the
coordinator who invites them must know it, so each one says yes for exactly these texts, and the
audit stores it.
"""

from collections.abc import Mapping

from bot.act import Act
from bot.catalog.course import Course, find_course
from bot.membership.audit import storage as audit
from bot.membership.domain import CohortId
from bot.people.rights import service as rights
from bot.people.service import note_in_audit
from bot.people.unsigned.domain import digest_of_unsigned, unsigned_by_language
from bot.safety.signatures.service import as_signed

ACTION = "invite.unsigned"


async def open_question(act: Act, cohort: CohortId) -> Mapping[str, int]:
    """Count the unsigned texts by language; none after the visitor's yes. Raise `NotAllowed`."""
    course = await _course(act, cohort)
    found = unsigned_by_language(course)
    if not found:
        return {}
    said_yes = await audit.is_noted(
        act.tx,
        actor=act.person.id,
        action=ACTION,
        object=f"cohort:{cohort}",
        detail={"texts": digest_of_unsigned(course)},
    )
    return {} if said_yes else found


async def say_yes(act: Act, cohort: CohortId) -> None:
    """Save that the visitor invites people anyway; raise `NotAllowed`."""
    if await open_question(act, cohort):
        digest = digest_of_unsigned(await _course(act, cohort))
        await note_in_audit(act, ACTION, f"cohort:{cohort}", texts=digest)


async def _course(act: Act, cohort: CohortId) -> Course:
    found = await rights.require_cohort(act, cohort)
    return await as_signed(act.tx, find_course(act.courses, found.course))
