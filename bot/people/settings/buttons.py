"""These buttons change somebody's own settings."""

from dataclasses import dataclass

from bot.telegram.kit.button import Button


@dataclass(frozen=True, slots=True)
class OpenSettings(Button, prefix="st"):
    """Settings."""


@dataclass(frozen=True, slots=True)
class ChooseLanguage(Button, prefix="sl"):
    """Which language?"""


@dataclass(frozen=True, slots=True)
class SetLanguage(Button, prefix="sg"):
    """Speak this language from now on."""

    language: str


@dataclass(frozen=True, slots=True)
class ChooseQuiet(Button, prefix="sq"):
    """Which quiet hours?"""


@dataclass(frozen=True, slots=True)
class SetQuiet(Button, prefix="sh"):
    """Quiet from one minute of the day until another."""

    since: int
    until: int


@dataclass(frozen=True, slots=True)
class ChooseHour(Button, prefix="sw"):
    """At what time may learning messages come?"""


@dataclass(frozen=True, slots=True)
class SetHour(Button, prefix="sm"):
    """Write at this minute of the day."""

    minute: int


@dataclass(frozen=True, slots=True)
class ChooseDays(Button, prefix="sd"):
    """On which days may learning messages come?"""


@dataclass(frozen=True, slots=True)
class SetDays(Button, prefix="se"):
    """Write on these days: bits, 1 is Monday."""

    days: int


@dataclass(frozen=True, slots=True)
class SetPictures(Button, prefix="sp"):
    """Pictures: 1 on, 0 off."""

    on: int


@dataclass(frozen=True, slots=True)
class ChoosePause(Button, prefix="su"):
    """Pause for how long?"""


@dataclass(frozen=True, slots=True)
class Pause(Button, prefix="sz"):
    """Pause for so many days; 0 is until somebody resumes."""

    days: int


@dataclass(frozen=True, slots=True)
class Resume(Button, prefix="sr"):
    """End the pause."""


@dataclass(frozen=True, slots=True)
class SharedPhone(Button, prefix="sf"):
    """This phone is shared."""


@dataclass(frozen=True, slots=True)
class SetSharedPhone(Button, prefix="sx"):
    """The phone is shared: 1, or not: 0."""

    shared: int
