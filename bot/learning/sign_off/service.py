"""Coordinators sign safety texts, and withdraw signatures.

Code that needs a safety text asks for the course `as_signed`, so that a signature counts from the
moment it is given.
"""

from dataclasses import dataclass, replace

from bot.act import Act
from bot.catalog.course import Course, NoSuchContent, SafetyText
from bot.learning.service import coordinated
from bot.learning.sign_off.domain import following_unsigned, other_unsigned
from bot.membership.domain import Cohort, CohortId
from bot.refusals import StaleButton
from bot.safety.signatures.domain import SignedKind, wording_of
from bot.safety.signatures.service import as_signed, sign_wording, withdraw_signature


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOpened:
    """A safety text in one language; with `other`, a second language is shown beside it."""

    cohort: CohortId
    text: SafetyText
    language: str
    other: str | None = None

    @property
    def wording(self) -> str:
        """The wording that a signature covers."""
        return wording_of(self.text, self.language)

    @property
    def other_wording(self) -> str:
        """The wording of the second language; empty without one."""
        return "" if self.other is None else wording_of(self.text, self.other)


async def open_text(act: Act, cohort_id: CohortId, text: str, language: str) -> TextOpened:
    """Return a safety text in a language; raise `NotAllowed` or `NoSuchContent`."""
    _, course = await signed_course(act, cohort_id)
    return _text(course, cohort_id, text, language)


async def sign_text(
    act: Act, cohort_id: CohortId, text: str, language: str, wording: str
) -> TextOpened:
    """Sign a safety text as it was shown; raise `StaleButton` if its wording has changed."""
    cohort, course = await signed_course(act, cohort_id)
    shown = _text(course, cohort_id, text, language)
    if shown.wording != wording:
        raise StaleButton
    await sign_wording(act, cohort, course, SignedKind.TEXT, text, language, wording)
    return _text(await as_signed(act.tx, course), cohort_id, text, language)


async def next_unsigned(
    act: Act, cohort_id: CohortId, language: str, *, after: str | None = None
) -> TextOpened | None:
    """Return the next text without a signature, in a language or in those that follow it.

    It begins after the text `after`; earlier texts come last. None if all other texts are signed.
    Raises `NotAllowed` or `NoSuchContent`.
    """
    _, course = await signed_course(act, cohort_id)
    if language not in course.languages or not (after is None or course.has_safety_text(after)):
        raise NoSuchContent
    found = following_unsigned(course, language, after=after)
    if found is None:
        return None
    text, spoken = found
    other = other_unsigned(course, text, spoken)
    opened = _text(course, cohort_id, text.id, spoken)
    if other is None:
        return opened
    first, second = sorted((spoken, other), key=course.languages.index)
    return replace(opened, language=first, other=second)


async def unsign(act: Act, cohort_id: CohortId, text: str, language: str) -> None:
    """Withdraw a signature; raise `SignedInThePack` if it is in a file of the course."""
    _, course = await signed_course(act, cohort_id)
    await withdraw_signature(act, course, SignedKind.TEXT, text, language)


async def signed_course(act: Act, cohort_id: CohortId) -> tuple[Cohort, Course]:
    """Return a cohort and its course with the signatures that hold now."""
    cohort, course = await coordinated(act, cohort_id)
    return cohort, await as_signed(act.tx, course)


def _text(course: Course, cohort: CohortId, text: str, language: str) -> TextOpened:
    found = course.safety_text(text)
    if language not in found.text.languages:
        raise NoSuchContent
    return TextOpened(cohort=cohort, text=found, language=language)
