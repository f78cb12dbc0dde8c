"""Searches for parts of names, and for codes."""

from bot.membership.domain import EnrolmentId
from bot.membership.person.domain import name_key
from bot.safety.names.domain import typed_name


def parts_of(written: str) -> tuple[str, ...]:
    """Return the parts to search for; raise `NoName` if the text cannot be part of a name."""
    return tuple(name_key(typed_name(written)).split())


def has_parts(parts: tuple[str, ...], name: str, organization: str | None) -> bool:
    """Tell whether the name or the organization contains every part."""
    key = name_key(f"{name} {organization or ''}")
    return all(part in key for part in parts)


def code_of(enrolment: EnrolmentId) -> str:
    """Return the code that stands for somebody in a workbook without names."""
    return f"P{enrolment}"


def is_code_of(written: str, enrolment: EnrolmentId) -> bool:
    return written.strip().casefold() == code_of(enrolment).casefold()
