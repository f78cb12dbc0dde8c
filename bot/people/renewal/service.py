"""People agree to a consent text that has changed, or put it off.

Until they agree, they only get what the earlier text allows: `Person.consent_version` says which
text that is, and a feature that needs a newer one must check it.
"""

from dataclasses import replace

from bot.act import Act
from bot.membership.person import storage as people
from bot.people.joining import storage as joining
from bot.people.renewal.domain import consent_version, may_be_asked
from bot.people.service import note_in_audit
from bot.refusals import StaleButton
from bot.safety.signatures.service import as_signed
from bot.safety.texts.domain import Consent, consent
from bot.safety.texts.service import course_of_visitor


def is_outdated(act: Act) -> bool:
    """Tell whether any course has a newer text than the visitor agreed to; it asks no database."""
    newest = max(map(consent_version, act.courses.values()), default=0)
    return bool(act.visitor.enrolments) and may_be_asked(act.person, newest, now=act.now)


async def changed_text(act: Act, language: str, *, demo: bool, months: int) -> Consent | None:
    """Return the text of the visitor's course if it is newer than what they agreed to.

    What is new in it is told only to people who agreed to the version before: for others more is.
    """
    course = await course_of_visitor(act)
    agreed_to = act.person.consent_version or 0
    if course is None or consent_version(course) <= agreed_to:
        return None
    asked = consent(await as_signed(act.tx, course), language, demo=demo, months=months)
    return asked if asked.version == agreed_to + 1 else replace(asked, changed=None)


def note_asked(act: Act) -> None:
    """Save that the changed text was shown, so that it is not shown again for a day."""
    people.set_fields(act.tx, act.person.id, consent_asked_at=act.now)


async def agree(act: Act, version: int) -> None:
    """Save that the visitor agrees; raise `StaleButton` if the text has changed again."""
    course = await course_of_visitor(act)
    if course is None or consent_version(course) != version:
        raise StaleButton
    joining.save_consent(act.tx, act.person.id, version=version, now=act.now)
    people.set_fields(act.tx, act.person.id, consent_asked_at=None)
    await note_in_audit(act, "consent.agree", f"person:{act.person.id}", version=version)


async def put_off(act: Act) -> None:
    """Save that the visitor does not agree now; `note_asked` says when to ask again."""
    await note_in_audit(act, "consent.put_off", f"person:{act.person.id}")
