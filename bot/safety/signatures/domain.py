"""People sign safety texts, by language, and services that they have tried.

The pack may carry signatures; coordinators add theirs while the bot runs. A signature holds for a
wording: a text that changes in the pack loses it, so nobody sees an unread text as a signed one.
A service that several people report as wrong is hidden until somebody tries it again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from bot.catalog.course import Course, SafetyText, Service, Signature, Text

NOTHING_HIDDEN: Final[Mapping[str, str]] = MappingProxyType({})
_WORDING_CHARS: Final = 12  # hexadecimal digits of a wording


class SignedKind(StrEnum):
    """The kind of a signed content; one letter, so that it fits into a button."""

    TEXT = "t"
    SERVICE = "s"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSignature:
    """A stored signature; `language` is empty for a service."""

    what: SignedKind
    content: str
    language: str
    wording: str
    signature: Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceCorrection:
    """What a coordinator says is right as the contact of a service.

    `wording` is that of the service before; `by` is None once their data was deleted.
    """

    service: str
    wording: str
    contact: str
    by: str | None


def wording_of(thing: SafetyText | Service, language: str = "") -> str:
    """Return a short digest of signed content: a text in one language, a service in all.

    A text counts with all its layers.
    """
    if isinstance(thing, SafetyText):
        said = [str(layer.in_(language)) for layer in thing.layers]
    else:
        texts = (getattr(thing, each.name) for each in fields(thing))
        said = [part for text in texts if isinstance(text, Text) for _, part in text.strings]
    return sha256("\0".join(said).encode()).hexdigest()[:_WORDING_CHARS]


def _later(signed: Signature | None, in_files: Signature | None) -> Signature | None:
    """Return the later of two confirmations; their days are ISO dates."""
    given = [each for each in (signed, in_files) if each is not None]
    return max(given, key=lambda each: each.on, default=None)


def with_corrections(course: Course, corrections: Iterable[ServiceCorrection]) -> Course:
    """Return the course with corrected contacts; somebody has to try each of these services.

    A service that was changed in the files since stays as it is there.
    """
    by = {each.service: each for each in corrections}
    if not by:
        return course

    def corrected(service: Service) -> Service:
        found = by.get(service.id)
        if found is None or found.wording != wording_of(service):
            return service
        contact = Text(strings=tuple((each, found.contact) for each in course.languages))
        return replace(service, contact=contact, verified=None)

    return replace(course, services=tuple(map(corrected, course.services)))


def with_signatures(
    course: Course, standings: Iterable[SavedSignature], hidden: Mapping[str, str] = NOTHING_HIDDEN
) -> Course:
    """Return the course with the signatures that still hold for its wording.

    The last confirmation of a service counts, from the files or from a coordinator. `hidden` maps
    services to the day (ISO) since which they are hidden; a service that was tried after that day
    is shown again.
    """
    by = {(each.what, each.content, each.language): each for each in standings}
    if not by and not hidden:
        return course

    def signed_text(text: SafetyText) -> SafetyText:
        added = tuple(
            (language, kept.signature)
            for language in text.text.languages
            if not text.signed_in(language)
            and (kept := by.get((SignedKind.TEXT, text.id, language))) is not None
            and kept.wording == wording_of(text, language)
        )
        return replace(text, signatures=(*text.signatures, *added)) if added else text

    def tried(service: Service) -> Service:
        kept = by.get((SignedKind.SERVICE, service.id, ""))
        signed = kept.signature if kept and kept.wording == wording_of(service) else None
        verified = _later(signed, service.verified)
        since = hidden.get(service.id)
        is_hidden = since is not None and (verified is None or verified.on <= since)
        if (verified, is_hidden) == (service.verified, service.hidden):
            return service
        return replace(service, verified=verified, hidden=is_hidden)

    return replace(
        course,
        safety_texts=tuple(map(signed_text, course.safety_texts)),
        services=tuple(map(tried, course.services)),
    )
