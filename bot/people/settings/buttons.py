"""These buttons change somebody's own settings."""

from bot.telegram.kit.button import Button


class OpenSettings(Button, prefix="st"):
    """Settings."""


class ChooseLanguage(Button, prefix="sl"):
    """Which language?"""


class SetLanguage(Button, prefix="sg"):
    """Speak this language from now on."""

    language: str


class ChooseQuiet(Button, prefix="sq"):
    """Which quiet hours?"""


class SetQuiet(Button, prefix="sh"):
    """Quiet from one minute of the day until another."""

    since: int
    until: int


class ChooseHour(Button, prefix="sw"):
    """At what time may learning messages come?"""


class SetHour(Button, prefix="sm"):
    """Write at this minute of the day."""

    minute: int


class ChooseDays(Button, prefix="sd"):
    """On which days may learning messages come?"""


class SetDays(Button, prefix="se"):
    """Write on these days: bits, 1 is Monday."""

    days: int


class SetPictures(Button, prefix="sp"):
    """Pictures: 1 on, 0 off."""

    on: int


class ChoosePause(Button, prefix="su"):
    """Pause for how long?"""


class Pause(Button, prefix="sz"):
    """Pause for so many days; 0 is until somebody resumes."""

    days: int


class Resume(Button, prefix="sr"):
    """End the pause."""


class SharedPhone(Button, prefix="sf"):
    """This phone is shared."""


class SetSharedPhone(Button, prefix="sx"):
    """The phone is shared: 1, or not: 0."""

    shared: int
