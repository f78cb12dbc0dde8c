"""What was read of a list of people, what is wrong or in doubt, and what its author answered.

Row numbers are those of a spreadsheet: they count from 1, the header and empty rows too. Nothing is
left out without a line that says so, and what would be a guess is a question: people are imported
once it is answered.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.documents.grid import RosterColumn
from bot.locale.folders import LANGUAGES
from bot.membership.domain import CohortId
from bot.membership.person.domain import name_key
from bot.people.domain import RosterId
from bot.people.roster_columns.domain import Column, ColumnRole
from bot.people.roster_rows.domain import RowKind

MOST_BYTES = 1_000_000
"""The largest size of a file with a roster."""
ALL_SHEETS = -1
"""Stands for all sheets that list people."""


class FaultReason(StrEnum):
    NO_NAME = "no_name"
    TOO_LONG = "too_long"
    FORMULA = "formula"
    LANGUAGE = "language"
    TWICE = "twice"
    TWO_NAMES = "two_names"
    HEADING = "heading"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRoster:
    """A list that waits for its author: its course, and how many people were read in it."""

    id: RosterId
    cohort: CohortId
    title: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """Somebody in one row of the roster; without a language they are asked when they join."""

    row: int
    name: str
    organization: str | None
    language: str
    sheet: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """The same in two rows about the same person."""
        return name_key(self.name), name_key(self.organization or "")

    @property
    def words_key(self) -> tuple[str, str]:
        """As `key`, also if the given name stands first in one of the rows."""
        name, organization = self.key
        return " ".join(sorted(name.split())), organization


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterFault:
    """One wrong cell: its text, and what that resembles or repeats.

    `sheet` is empty if only one sheet was read.
    """

    row: int
    column: RosterColumn
    why: FaultReason
    found: str = ""
    meant: str = ""
    sheet: str = ""


class UnusualReason(StrEnum):
    """Why a careful reader would ask about somebody who was read, or about the whole list."""

    IS_ORGANIZATION = "is_organization"
    """The name is that of an organization."""
    BODY = "body"
    """The name has a word that organizations have."""
    SIGNS = "signs"
    WORDS = "words"
    """The name has a word that no name has."""
    HOLDS_ORGANIZATION = "holds_organization"
    LONG = "long"
    ONE_WORD = "one_word"
    CAPITALS = "capitals"
    TWICE = "twice"
    """The name stands in two rows, with different organizations."""
    ALIKE = "alike"
    """Almost the same name stands on another sheet, with the same organization."""
    REMARKED = "remarked"
    """A remark about the person, which is not read, may mean that they do not come."""
    FUNCTION = "function"
    REMARK = "remark"
    PLACE = "place"
    IS_PERSON = "is_person"
    """The organization is the name of somebody of the list."""
    PEOPLE = "people"
    """The organization reads like names of people."""
    BELOW = "below"
    """The person stands below a heading such as "Observers"."""
    VARIANT = "variant"
    """The organization is another one of the list with something behind it."""
    ODD_ONE = "odd_one"
    """The organization differs from the one that all others have."""
    SWAPPED = "swapped"
    NUMBERS = "numbers"
    TOTAL = "total"
    HEADING = "heading"
    """It was taken for the organization of the people below."""
    FOOTNOTE = "footnote"
    """The name has a sign that stands before a footnote, too."""
    BESIDE = "beside"
    """As `REMARKED`, in a typed line."""
    FEW = "few"
    """Most of the list could not be read."""
    BROKEN = "broken"
    """A line among people below a heading could not be read, and may be another heading."""
    UNTOLD = "untold"
    BLANK = "blank"
    """The organization is missing, and may be that of the row above."""


OF_ORGANIZATIONS = frozenset(
    {
        *(UnusualReason.FUNCTION, UnusualReason.REMARK, UnusualReason.PLACE),
        *(UnusualReason.IS_PERSON, UnusualReason.VARIANT, UnusualReason.ODD_ONE),
        UnusualReason.PEOPLE,
    }
)
"""What is unusual about the organization of somebody, not about the name."""


OF_THE_FORM = frozenset(
    {
        *(UnusualReason.REMARKED, UnusualReason.BESIDE, UnusualReason.BELOW, UnusualReason.LONG),
        *(UnusualReason.NUMBERS, UnusualReason.TOTAL, UnusualReason.HEADING, UnusualReason.BROKEN),
        *(UnusualReason.FEW, UnusualReason.UNTOLD, UnusualReason.FOOTNOTE),
    }
)
"""What is seen only where a list is read; the rest can be looked for again among its people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unusual:
    """Something in a list that must be confirmed: in the row of somebody (`name`), or anywhere.

    `found` is the text in question, `meant` what it resembles, repeats or should be.
    """

    row: int
    why: UnusualReason
    found: str = ""
    meant: str = ""
    name: str = ""
    sheet: str = ""

    @property
    def is_person(self) -> bool:
        """Whether somebody can be left out for it."""
        return bool(self.name)

    @property
    def person(self) -> tuple[str, int, str]:
        """The person that is meant; two may stand in one row, in tables beside each other."""
        return self.sheet, self.row, self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutRow:
    """A row that is no person: a total, a signature, the header again."""

    row: int
    why: RowKind
    found: str = ""
    sheet: str = ""


class RosterDoubt(StrEnum):
    """What must be answered before a list can be imported."""

    SHEETS = "sheets"
    NAMES = "names"
    """No column is known to hold the names."""
    COLUMN = "column"
    """A header is misspelt, or names two things."""
    HEADINGS = "headings"
    BLANKS = "blanks"


class Headings(StrEnum):
    """What rows with one text alone are."""

    ORGANIZATIONS = "organizations"
    PEOPLE = "people"
    IGNORED = "ignored"
    ASIDE = "aside"
    """They head people who are not wanted, such as trainers."""


class Blanks(StrEnum):
    """Whose organization people have where its cell is empty."""

    ABOVE = "above"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterAnswers:
    """What a coordinator has said about a file, by numbers of sheets and columns from 0.

    `languages` has codes by the spelling of the file; `script` is the spelling of names to prefer.
    `spoken` are the languages of the bot, which a row may name.
    """

    sheets: tuple[int, ...] = ()
    columns: Mapping[int, Mapping[int, ColumnRole]] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    headings: Headings | None = None
    blanks: Blanks | None = None
    hidden: bool = False
    script: str = ""
    spoken: tuple[str, ...] = LANGUAGES


def answered(chosen: RosterAnswers, about: str, answer: str) -> RosterAnswers | None:
    """Return what is said of a file after one more answer; None for an answer that nobody has."""
    if about == "headings" and answer in set(Headings):
        return replace(chosen, headings=Headings(answer))
    if about == "blanks" and answer in set(Blanks):
        return replace(chosen, blanks=Blanks(answer))
    if about == "script" and answer in {"km", "en"}:
        return replace(chosen, script=answer)
    return replace(chosen, hidden=True) if (about, answer) == ("hidden", "yes") else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFound:
    """A sheet: its number from 0, how many people it lists, and how its columns were read."""

    number: int
    name: str
    people: int
    columns: tuple[Column, ...] = ()
    used: frozenset[int] = frozenset()
    """The columns that are read."""
    organization: str = ""
    """The organization that stands above the table, for all."""
    two_scripts: bool = False

    @property
    def left_out(self) -> tuple[str, ...]:
        """The headers of columns that are not read."""
        return tuple(
            each.header or each.letter
            for each in self.columns
            if each.at not in self.used and not each.counts
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterQuestion:
    """One doubt, with the sheet, the column, and the texts and rows that it is about."""

    why: RosterDoubt
    sheet: int = 0
    column: Column | None = None
    texts: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    may_be_people: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The people of a file, its wrong cells, and all that was not read.

    `left_out` are the headers of columns that are not read, `unread` the names of sheets. `cut`
    counts names that stood behind a number or a title. No person is imported while there are
    `questions`, nor anything `unusual` that nobody has confirmed.
    """

    people: tuple[RosterRow, ...]
    faults: tuple[RosterFault, ...]
    left_out: tuple[str, ...] = ()
    rows_left_out: tuple[LeftOutRow, ...] = ()
    questions: tuple[RosterQuestion, ...] = ()
    sheets: tuple[SheetFound, ...] = ()
    unread: tuple[str, ...] = ()
    cut: int = 0
    without_organization: tuple[int, ...] = ()
    unusual: tuple[Unusual, ...] = ()
    sure: bool = False
    """Its author has said that what is unusual about it is right."""

    @property
    def has_own_rows(self) -> bool:
        """Whether each person has a row alone, so that a link can stand behind it."""
        rows = {each.row for each in self.people}
        return len(rows) == len(self.people) and not any(each.sheet for each in self.people)

    def without(self, unusual: Collection[Unusual]) -> "Roster":
        """Return the same without the people of whom something is unusual."""
        out = {each.person for each in unusual if each.is_person}
        return replace(
            self,
            people=tuple(e for e in self.people if (e.sheet, e.row, e.name) not in out),
            unusual=tuple(each for each in self.unusual if each.person not in out),
        )
