"""Makes texts equal that people read as equal: digits, invisible signs, spelling, spaces."""

import re
import unicodedata

_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u20e3\u3164\uffa0")
"""Signs that show nothing though Unicode calls them letters or marks; the frame of 1️⃣ too."""
_APOSTROPHES = str.maketrans("", "", "'`\u2019\u00b4\u02bc")
_HYPHENS = str.maketrans({**dict.fromkeys("-_\u2010\u2011\u2012\u2013\u2014", " "), "\n": ". "})
_SPELLINGS = (
    ("\u17d2\u178a", "\u17d2\u178f"),
    ("ឲ", "ឱ"),
    ("អោយ", "ឱ្យ"),
    ("ទូរស័ព្ទ", "ទូរសព្ទ"),
    ("សំលាប់", "សម្លាប់"),
    ("ប៉ូលីស", "ប៉ូលិស"),
)
"""Pairs of common spellings of a Khmer word; the second one is used."""
_MARKED = re.compile(r"([A-Za-z])[\u0300-\u036f]+")
_STROKES = str.maketrans("đĐøØłŁħĦıƒ", "dDoOlLhHif")
"""Letters with a stroke or without a dot, which Unicode does not take apart."""
_SPACES = re.compile(r"\s+")
_SPELT_OUT = re.compile(r"(?<![a-z])[a-z](?: [a-z]){2,}(?![a-z])")
_SAME_LETTER = re.compile(r"([a-z])\1+")
_MANY_SAME = re.compile(r"(\D)\1{2,}")
_BETWEEN_KHMER = re.compile(r"(?<=[\u1780-\u17d3]) (?=[\u1780-\u17d3])")


def readable(text: str) -> str:
    """Return a text with digits of all scripts as 0-9, and without invisible signs."""
    composed = unicodedata.normalize("NFKC", text.replace("🔟", "10"))
    return "".join(_readable(sign) for sign in composed)


def _readable(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Nd":
        return str(unicodedata.digit(sign))
    hidden = kind == "Cf" or sign in _INVISIBLE or "\ufe00" <= sign <= "\ufe0f"
    return "" if hidden else sign


def folded(text: str) -> str:
    """Return a text in the form in which cues are compared.

    It ignores case, hyphens and apostrophes, repeated letters, words spelt letter by letter ("d i
    e"), and spaces between Khmer letters.
    """
    seen = readable(text).casefold().translate(_APOSTROPHES).translate(_HYPHENS)
    for spelling, other in _SPELLINGS:
        seen = seen.replace(spelling, other)
    seen = _SPACES.sub(" ", seen).strip()
    seen = _SPELT_OUT.sub(lambda found: found[0].replace(" ", ""), seen)
    seen = _MANY_SAME.sub(r"\1", _SAME_LETTER.sub(r"\1", seen))
    return _BETWEEN_KHMER.sub("", seen)


def unaccented(text: str) -> str:
    """Return a text with its Latin letters without accents, as many people type them."""
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _MARKED.sub(r"\1", apart)).translate(_STROKES)
