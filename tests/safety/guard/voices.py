"""The phrases of several voices, and the open half of the older phrases, with their kinds."""

from collections.abc import Sequence
from itertools import chain, cycle
from pathlib import Path
from typing import NamedTuple

from bot.locale.catalogue import Catalogue
from tests.safety.guard.held import phrases
from tests.shipped import shipped

VOICES = Path(__file__).parent / "phrases" / "voices"
RISKY = ("self-harm", "danger", "person")
HARMLESS = ("ordinary", "course")
LANGUAGES = ("en", "km", "mixed", "roman")
OWN = "own"
"""Names, plain words and the course's own words: none of them may be stopped."""
NAMES = Path(__file__).parent / "phrases" / "names.tsv"
LABEL = 40
"""The longest text that may be a label (characters)."""
LISTS = ("yes", "no", "menu", "help", "pause", "hide", "language")
"""The words that do what a button does (`home/words`)."""
GIVEN_OF_EACH = 6
"""With how many given names each family name is put together."""
OLD = "old"
"""The voice of the phrases that are older than the voices; only their open half is read."""


class Spoken(NamedTuple):
    """A phrase of one voice; `language` is one of `LANGUAGES`, `kind` of `RISKY` or `HARMLESS`."""

    voice: str
    kind: str
    language: str
    text: str


def files() -> list[Path]:
    return sorted(VOICES.glob("*.tsv"))


def spoken(path: Path) -> list[Spoken]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Spoken(path.stem, *line.split("\t")) for line in lines]


def to_learn_from() -> list[Spoken]:
    """Return all phrases that may teach: no unopened voice, and no half that is held back."""
    voices = [each for path in files() if not is_unopened(path) for each in spoken(path)]
    return [*_own(), *_named(), *_old(), *voices]


def to_measure() -> list[Spoken]:
    """Return the voices that nobody reads and nothing learns from."""
    return [each for path in files() if is_unopened(path) for each in spoken(path)]


def is_unopened(path: Path) -> bool:
    return path.stem.startswith("unopened")


def _own() -> list[Spoken]:
    course = shipped()
    texts = [
        *(each.term for each in course.terms),
        *(each.title for unit in course.every_unit for each in unit.cards),
        *(each.text for each in course.plan_steps),
        *(each.label for each in course.barriers),
        *(each.example for each in course.strategy),
        *(choice.label for each in course.strategy for choice in each.choices),
    ]
    said = [(language, text.in_(language)) for text in texts for language in ("en", "km")]
    return [Spoken(OWN, "course", language, text) for language, text in [*said, *_of_the_bot()]]


def _of_the_bot() -> list[tuple[str, str]]:
    """Return the short texts of the bot itself, such as labels, and the words that it knows."""
    catalogue, found = Catalogue(), []
    for language in ("en", "km"):
        messages = [catalogue.message(language, key) for key in sorted(catalogue.keys(language))]
        forms = [each.string or () for each in messages]
        every = [form for each in forms for form in ([each] if isinstance(each, str) else each)]
        said = [each for each in every if each and "{" not in each]
        known = catalogue.texts(language)
        lists = [known.label(f"words.{each}").split(",") for each in LISTS]
        short = [each for each in said if len(each) <= LABEL]
        found += [(language, each.strip()) for each in (*short, *chain.from_iterable(lists))]
    return list(dict.fromkeys(found))


def _named() -> list[Spoken]:
    return [Spoken(OWN, "ordinary", language, name) for language, name in names()]


def names() -> list[tuple[str, str]]:
    """Return names and words with their languages; full names are put together."""
    lines = NAMES.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    alone = [(language, name) for _, language, name in rows]
    full = []
    for language in ("en", "km"):
        given = cycle([name for kind, of, name in rows if (kind, of) == ("given", language)])
        family = [name for kind, of, name in rows if (kind, of) == ("family", language)]
        full += [(language, f"{each} {next(given)}") for each in family * GIVEN_OF_EACH]
    return alone + full


def _old() -> Sequence[Spoken]:
    kinds = {"self_harm": "self-harm", "contact": "person"}
    return [
        Spoken(OLD, kinds.get(each.kind, each.kind), language, each.text)
        for language in ("en", "km")
        for each in phrases(language)
        if not each.held_back
    ]
