"""Somebody on a list is found by parts of their name or organization, in any order."""

from bot.domain.people.names import name_key, typed_name


def parts_of(written: str) -> tuple[str, ...]:
    """Return the parts to look for; raise `NoName` for what cannot be part of a name."""
    return tuple(name_key(typed_name(written)).split())


def has_parts(parts: tuple[str, ...], name: str, organization: str | None) -> bool:
    """Tell whether every part stands somewhere in the name or the organization."""
    key = name_key(f"{name} {organization or ''}")
    return all(part in key for part in parts)
