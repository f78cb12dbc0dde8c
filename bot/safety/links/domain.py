"""The domains of links in a text, and which of them are unknown.

An impostor would send a link to an unknown domain; a Zoom link is the everyday case.
The course lists the known domains.
"""

import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import urlsplit

_HREF = re.compile(r'<a href="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
# Telegram makes links of these by itself: with a scheme, with www, and names it knows the end of.
# No scheme is longer than 30 characters; without a limit a long word takes quadratic time.
_SPELT = re.compile(r"(?:[a-z][a-z0-9+.-]{0,30}://|www\.)[^\s<>\"]+", re.IGNORECASE)
_ENDS = (
    "com|org|net|info|biz|edu|gov|int|kh|io|me|gl|gle|ly|app|link|site|online|xyz|top|dev|cc|tk"
    "|us|ru|cn|uk|th|vn|sg|jp|kr|au|eu|tv|fr|de|nl|ch|ca"
)
_BARE = re.compile(
    rf"(?<![\w@/.-])(?:[a-z0-9-]+\.)+(?:(?:{_ENDS})\b|[a-z]{{2,}}(?=/\w))[^\s<>\"]*", re.IGNORECASE
)
_MENTION = "tg://user"


def domains(html: str) -> tuple[str, ...]:
    """Return the domains of the links in Telegram HTML, each once, in order.

    A link without a readable domain is returned whole, so that it counts as unknown.
    """
    text = unescape(_TAG.sub(" ", html))
    found = [unescape(each) for each in _HREF.findall(html)]
    found += _SPELT.findall(text)
    found += _BARE.findall(_SPELT.sub(" ", text))
    real = (each for each in found if not each.startswith(_MENTION))
    return tuple(dict.fromkeys(_domain(each) for each in real))


def unknown(found: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """Return the domains that are neither known nor part of a known one."""
    listed = tuple(known)
    return tuple(each for each in found if not any(_belongs(each, one) for one in listed))


def _domain(link: str) -> str:
    r"""Return the domain of a link.

    Browsers read "\" as "/", Python does not: such a link counts as unknown.
    """
    if "\\" in link:
        return link
    try:
        parts = urlsplit(link if "://" in link else f"https://{link}")
    except ValueError:
        return link
    if parts.scheme.lower() not in {"http", "https"}:
        return link
    return (parts.hostname or link).rstrip(".").removeprefix("www.")


def _belongs(domain: str, known: str) -> bool:
    return domain == known or domain.endswith(f".{known}")
