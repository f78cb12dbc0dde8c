"""Checks and normalizes links as Telegram does (td LinkManager)."""

import re

_HTTP = re.compile(
    r"(?:(?P<scheme>https?|tonsite)://)?(?P<user>[^/?#@]*@)?"
    r"(?P<host>\[[0-9a-f:.]+\]|[^/?#:@\s]+)(?P<port>:\d{1,5})?(?P<rest>[/?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
_TG = re.compile(r"(?:tg|ton):/{0,2}[^\s]+", re.IGNORECASE)
_USER = re.compile(r"tg:/{0,2}user\?(?:.*&)?id=(\d+)", re.IGNORECASE)
_EMOJI = re.compile(r"tg:/{0,2}emoji\?(?:.*&)?id=(\d+)", re.IGNORECASE)
_SPACE = re.compile(r"[\s\x00-\x20]")


def user_of(link: str) -> int | None:
    """Return the user id of `tg://user?id=…`, or None for other links."""
    found = _USER.fullmatch(link.strip())
    return int(found[1]) if found and int(found[1]) else None


def emoji_of(link: str) -> str | None:
    """Return the emoji id of `tg://emoji?id=…`, or None for other links."""
    found = _EMOJI.fullmatch(link.strip())
    return found[1] if found else None


def normalized(link: str) -> str | None:
    """Return the link as Telegram stores it, or None if Telegram accepts no such link."""
    link = link.strip()
    if _TG.fullmatch(link):
        return link
    found = _HTTP.fullmatch(link)
    if not found or _SPACE.search(found["host"]):
        return None
    host = found["host"].lower()
    if not host.startswith("[") and ("." not in host.strip(".") or host.endswith("..")):
        return None
    scheme = (found["scheme"] or "http").lower()
    rest = found["rest"] or "/"
    if rest[0] != "/":
        rest = "/" + rest
    return f"{scheme}://{found['user'] or ''}{host}{found['port'] or ''}{_SPACE.sub('%20', rest)}"
