"""Detects mentions, hashtags, commands, links, mail addresses and telephone numbers in a text."""

import re

from telegram_simulator.api_errors import Json
from telegram_simulator.entities.lengths import utf16

_PATTERNS = (
    ("url", re.compile(r"(?<![\w@.])https?://[^\s<>\"']*[^\s<>\"'.,:;!?)\]}]", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,24}(?![\w@])")),
    (
        "url",
        re.compile(
            r"(?<![\w@./-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+"
            r"(?:com|org|net|info|edu|gov|int|me|io|dev|app|us|uk|fr|de|kh|vn|th|eu)"
            r"(?![\w.-]*@)(?![\w-])(?::\d+)?(?:/[^\s<>\"']*[^\s<>\"'.,:;!?)\]}])?/?",
            re.IGNORECASE,
        ),
    ),
    ("mention", re.compile(r"(?<![\w/@])@[a-zA-Z]\w{2,31}(?!\w)", re.ASCII)),
    ("bot_command", re.compile(r"(?<![\w/<>@])/\w{1,64}(?:@\w{3,32})?(?![\w/<>@])", re.ASCII)),
    ("hashtag", re.compile(r"(?<![\w&#])#(?=\w*[^\W\d])\w{1,256}(?!\w)")),
    ("phone_number", re.compile(r"(?<![\w+])\+[0-9](?:[ ()-]{0,2}[0-9]){6,14}(?![\w-])")),
    ("cashtag", re.compile(r"(?<![\w$])\$(?:1INCH|[A-Z]{1,8})(?!\w)")),
)
_TRIGGERS = re.compile(r"[@/#$.+]")


def detect(text: str) -> list[Json]:
    """Return the entities of a plain text in order; where two overlap, the earlier pattern wins."""
    if not _TRIGGERS.search(text):
        return []
    taken: list[tuple[int, int, str]] = []
    for kind, pattern in _PATTERNS:
        taken.extend(
            (*found.span(), kind)
            for found in pattern.finditer(text)
            if all(found.end() <= begin or found.start() >= end for begin, end, _ in taken)
        )
    return [
        {"offset": utf16(text[:begin]), "length": utf16(text[begin:end]), "type": kind}
        for begin, end, kind in sorted(taken)
    ]
