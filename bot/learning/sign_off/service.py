"""Coordinators sign safety texts, and withdraw signatures.

Code that needs a safety text asks for the course `as_signed`, so that a signature counts from the
moment it is given.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Course, NoSuchContent, SafetyText
from bot.learning.service import coordinated
from bot.learning.sign_off import storage
from bot.learning.sign_off.domain import following_unsigned
from bot.membership.domain import Cohort, CohortId
from bot.refusals import Refusal, StaleButton
from bot.safety.signatures.domain import SignedKind, wording_of
from bot.safety.signatures.service import as_signed, sign_wording, withdraw_signature


class ReadsNotThisLanguage(Refusal):
    """Only somebody who has said to read a language may sign a text in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOpened:
    """A safety text in one language.

    `reads`: whether the visitor reads it; None if they were not asked yet.
    """

    cohort: CohortId
    text: SafetyText
    language: str
    reads: bool | None = None

    @property
    def wording(self) -> str:
        """The wording that a signature covers."""
        return wording_of(self.text, self.language)


async def open_text(act: Act, cohort_id: CohortId, text: str, language: str) -> TextOpened:
    """Return a safety text in a language; raise `NotAllowed` or `NoSuchContent`."""
    _, course = await signed_course(act, cohort_id)
    return _text(course, cohort_id, text, language, await _said(act))


async def say_reads(
    act: Act, cohort_id: CohortId, text: str, language: str, *, can_read: bool
) -> TextOpened:
    """Save whether the visitor reads a language; return the text that they were about to sign."""
    opened = await open_text(act, cohort_id, text, language)
    storage.say(act.tx, act.person.id, language, can_read=can_read, now=act.now)
    return TextOpened(cohort=cohort_id, text=opened.text, language=language, reads=can_read)


async def sign_text(
    act: Act, cohort_id: CohortId, text: str, language: str, wording: str
) -> TextOpened:
    """Sign a safety text as it was shown.

    Raise `StaleButton` if its wording has changed, `ReadsNotThisLanguage` if the visitor has not
    said that they read the language.
    """
    cohort, course = await signed_course(act, cohort_id)
    said = await _said(act)
    shown = _text(course, cohort_id, text, language, said)
    if shown.wording != wording:
        raise StaleButton
    if not shown.reads:
        raise ReadsNotThisLanguage
    await sign_wording(act, cohort, course, SignedKind.TEXT, text, language, wording)
    return _text(await as_signed(act.tx, course), cohort_id, text, language, said)


async def next_unsigned(
    act: Act, cohort_id: CohortId, language: str, *, after: str | None = None
) -> TextOpened | None:
    """Return the next text without a signature, in a language or in those that follow it.

    It begins after the text `after`; earlier texts come last. Languages that the visitor does not
    read come only where the list of this language was opened (`after` is None). None if all other
    texts are signed. Raises `NotAllowed` or `NoSuchContent`.
    """
    _, course = await signed_course(act, cohort_id)
    if language not in course.languages or not (after is None or course.has_safety_text(after)):
        raise NoSuchContent
    said = await _said(act)
    unread = {each for each, reads in said.items() if not reads}
    if after is None:
        unread -= {language}
    found = following_unsigned(course, language, after=after, unread=unread)
    return None if found is None else _text(course, cohort_id, found[0].id, found[1], said)


async def unsign(act: Act, cohort_id: CohortId, text: str, language: str) -> None:
    """Withdraw a signature; raise `SignedInThePack` if it is in a file of the course."""
    _, course = await signed_course(act, cohort_id)
    await withdraw_signature(act, course, SignedKind.TEXT, text, language)


async def signed_course(act: Act, cohort_id: CohortId) -> tuple[Cohort, Course]:
    """Return a cohort and its course with the signatures that hold now."""
    cohort, course = await coordinated(act, cohort_id)
    return cohort, await as_signed(act.tx, course)


async def _said(act: Act) -> Mapping[str, bool]:
    return await storage.languages_of(act.tx, act.person.id)


def _text(
    course: Course, cohort: CohortId, text: str, language: str, said: Mapping[str, bool]
) -> TextOpened:
    found = course.safety_text(text)
    if language not in found.text.languages:
        raise NoSuchContent
    return TextOpened(cohort=cohort, text=found, language=language, reads=said.get(language))
