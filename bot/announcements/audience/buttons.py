"""Buttons by which an announcement's audience is chosen, kept and used again."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class OpenWho(Button, prefix="nw"):
    """Whom is it for?"""

    announcement: int


@dataclass(frozen=True, slots=True)
class ChooseEverybody(Button, prefix="ne"):
    """Everybody in the chosen courses."""

    announcement: int


@dataclass(frozen=True, slots=True)
class ChooseBy(Button, prefix="nb"):
    """A page of organizations, languages, lessons, names ... to tick; `by` says which."""

    announcement: int
    by: str
    page: int


@dataclass(frozen=True, slots=True)
class Tick(Button, prefix="ni"):
    """Put or take a tick; `picked` is an id or a language."""

    announcement: int
    by: str
    page: int
    picked: str


@dataclass(frozen=True, slots=True)
class ToggleCohort(Button, prefix="nc"):
    """One more course, or one fewer."""

    announcement: int
    cohort: int


@dataclass(frozen=True, slots=True)
class TurnOver(Button, prefix="n8"):
    """Leave out whom a rule let in, or the other way."""

    announcement: int
    by: str


@dataclass(frozen=True, slots=True)
class ListMeetings(Button, prefix="n9"):
    """A page of meetings, one of which says who."""

    announcement: int
    page: int


@dataclass(frozen=True, slots=True)
class ChooseMeeting(Button, prefix="aa"):
    """What may be ticked of one meeting."""

    announcement: int
    session: int


@dataclass(frozen=True, slots=True)
class TickMeeting(Button, prefix="ab"):
    """Put or take a tick: who answered so, or was there."""

    announcement: int
    session: int
    word: str


@dataclass(frozen=True, slots=True)
class OpenSaved(Button, prefix="ac"):
    """The saved audiences, to use one for a draft."""

    announcement: int


@dataclass(frozen=True, slots=True)
class UseSaved(Button, prefix="ad"):
    """Let a draft be for a saved audience."""

    announcement: int
    saved: int


@dataclass(frozen=True, slots=True)
class SaveAudience(Button, prefix="ae"):
    """Keep this audience under a name."""

    announcement: int


@dataclass(frozen=True, slots=True)
class ListSaved(Button, prefix="af"):
    """The saved audiences of a coordinator, under Announce."""

    cohort: int


@dataclass(frozen=True, slots=True)
class OpenOneSaved(Button, prefix="ag"):
    """One saved audience: write to it, or keep it no longer."""

    cohort: int
    saved: int


@dataclass(frozen=True, slots=True)
class WriteToSaved(Button, prefix="ah"):
    """Write to a saved audience."""

    cohort: int
    saved: int


@dataclass(frozen=True, slots=True)
class ForgetSaved(Button, prefix="ai"):
    """Keep a saved audience no longer."""

    cohort: int
    saved: int
