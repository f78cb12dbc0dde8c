"""Takes the name of a person out of a cell: without its number and title, in one spelling."""

import re
from dataclasses import dataclass

from bot.people.roster_remarks.domain import is_remark
from bot.people.roster_words.domain import is_doubtful, is_function, stands_aside, works_at

_NUMBER = re.compile(r"^[\[(]?[0-9០-៩]{1,4}[\])]?\s*[.)/។:៖_–-]*\s*(?=[^\W\d_])|^[•·◦▪●–]\s*")
_TITLE = re.compile(
    r"^(?:(?:(?:mr|mrs|ms|miss|mister|dr|prof|professor|madam|madame|mme|mlle"
    r"|h\.?\s?e|his excellency|her excellency|sister|s[œo]e?ur|p[èe]re|father"
    r"|venerable|lok chumteav)(?:\s*[./:]+\s*|\s+)"
    r"|(?:sr|fr|br|m|rev|ven|hon|eng|col|gen|maj|capt|lt)\.\s*)(?=[^\W\d_])"
    r"|(?:លោកជំទាវ|លោកស្រី|លោកគ្រូ|លោកតា|លោក|អ្នកស្រី|អ្នកគ្រូ|អ្នកនាង|ឯកឧត្តម|ព្រះតេជព្រះគុណ|ព្រះតេជគុណ|ព្រះភិក្ខុ"
    r"|វេជ្ជបណ្ឌិត|សាស្ត្រាចារ្យ|ឧកញ៉ា)[\s.:៖/]*(?=[\u1780-\u17b3])"
    r"|(?:កញ្ញា|បណ្ឌិត|លោក)[\s.:៖/]+(?=[\u1780-\u17b3])|កញ្ញា(?=[\u1780-\u17b3][\u1780-\u17d3]{5}))",
    re.IGNORECASE,
)
_TITLE_ALONE = re.compile(r"(?:mr|mrs|ms|miss|dr|prof|លោក|លោកស្រី|អ្នកស្រី|កញ្ញា)[.:៖]*", re.IGNORECASE)
_BEHIND = re.compile(
    r"\s*[,(]\s*(?:mr|mrs|ms|miss|mme|mlle|dr|f|m|female|male|ស្រី|ប្រុស|ស|ប|លោក|លោកស្រី|កញ្ញា)\.?\s*\)?\s*$",
    re.IGNORECASE,
)
_SEXES = frozenset({"F", "M", "F.", "M.", "ស", "ប", "ស្រី", "ប្រុស"})
_FUNCTION_BEHIND = re.compile(
    r"(?P<name>[^,()]+?)\s*(?:,\s*(?P<behind>[^,()]+)|\((?P<inside>[^,()]+)\))"
)
_NOTE_BEHIND = re.compile(r"\s*(?:[*†‡✓✔☑✅]+\ufe0f?|(?<=\w)\s*\([1-9]\))$")
"""A star or the number of a footnote, or a tick."""
_OTHER_EMPTY = re.compile(r"^(?:[-–—]+\s*)?/\s*|\s*/\s*[-–—]+$")
"""The place for the other spelling of a name, with none in it."""
_BETWEEN = re.compile(r"\s*(?:[/|;&+]|\s(?:and|និង)\s|\s[-–—]\s)\s*", re.IGNORECASE)
_ASIDE = re.compile(r"[(\[]\s*(?P<aside>[^()\[\]]*)[)\]]")
_KHMER = re.compile(r"[\u1780-\u17ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_RUNS = re.compile(r"[\u1780-\u17ff\u200b-\u200d]+(?:[\s.]+[\u1780-\u17ff\u200b-\u200d]+)*")
_INVISIBLE = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_SIGNS = re.compile(r"@|[:៖](?![0-9])")
"""No name has them: "Lotus House: Sok Dara" names somebody else, too."""
_NO_PART = re.compile(
    r"\s(?:from|of|instead|at|with|for|is|are|was|alias|aka)(?=\s)|^(?:and|និង)\s|មកពី|ជំនួស|[^\W\d_]\S*\s+[0-9០-៩]+\s+[^\W\d_]"
)
"""Words between names, and a number between words, such as an age."""
_MOST_SIGNS = 500
"""In a longer cell no name is looked for: it would take a while to find that there is none."""
_FULL_NAME = 2
"""A line of so many words is a name of its own, not a part of one."""


class TwoNames(Exception):
    """A cell names two people, or a person and something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name; `cut` if a number, a title or a second spelling stood beside it."""

    name: str
    cut: bool = False


def person_name(cell: str, *, script: str) -> PersonName:
    """Return the name in a cell, in the spelling of `script` ("km" or "en") if it has both.

    Raises `TwoNames` for two people, or for somebody with a remark.
    """
    lines = [" ".join(_INVISIBLE.sub("", line).split()) for line in cell.splitlines()]
    lines = [line for line in lines if line]
    written = " ".join(lines)
    if len(written) > _MOST_SIGNS:
        return PersonName(name=written)
    if _KHMER.search(written) and _LATIN.search(_bare(written)):
        return PersonName(name=_bare(_one_spelling(_bare(written), script)), cut=True)
    kept = [line for at, line in enumerate(lines) if at == 0 or not _is_only_function(line)]
    if len(kept) > 1 and all(len(line.split()) >= _FULL_NAME for line in map(_bare, kept)):
        raise TwoNames
    name = _without_function(_bare(" ".join(kept)))
    listed = "," in name and len(name.split()) > _FULL_NAME
    if (
        listed
        or _BETWEEN.search(name)
        or _ASIDE.search(name)
        or name.startswith("*")
        or _SIGNS.search(name)
        or _NO_PART.search(name)
    ):
        raise TwoNames
    if _TITLE_ALONE.fullmatch(name):
        return PersonName(name="", cut=True)
    return PersonName(name=name, cut=name != written)


def _without_function(name: str) -> str:
    """Return a name without the function behind its comma or in brackets."""
    found = _FUNCTION_BEHIND.fullmatch(name)
    if found is None or not _is_only_function(found["behind"] or found["inside"]):
        return name
    return found["name"]


def _is_only_function(text: str) -> bool:
    """Tell whether a text is a function, which names no body, and not one beside participants."""
    return is_function(text) and not (works_at(text) or is_doubtful(text) or stands_aside(text))


def _bare(written: str) -> str:
    """Return a name without the number and the titles before it."""
    before = None
    while before != written:
        before = written
        plain = _NOTE_BEHIND.sub("", _OTHER_EMPTY.sub("", written.strip()))
        written = _BEHIND.sub("", _TITLE.sub("", _NUMBER.sub("", plain, 1), 1), 1)
    words = written.split()
    return " ".join(words[:-1]) if len(words) > _FULL_NAME and words[-1] in _SEXES else written


def _one_spelling(written: str, script: str) -> str:
    """Return the name in one spelling out of a cell with both."""
    khmer = [found.strip() for found in _RUNS.findall(written) if _KHMER.search(found)]
    latin = [part.strip(" .,;:|/()[]-–") for part in _RUNS.split(written)]
    latin = [part for part in latin if _LATIN.search(part)]
    if (
        any(map(is_remark, khmer))
        or len(khmer) != 1
        or len(latin) != 1
        or _BETWEEN.search(latin[0])
        or "," in latin[0]
    ):
        raise TwoNames
    return khmer[0] if script == "km" else latin[0]
