"""These buttons change somebody's own settings."""

from datetime import datetime

from bot.people.settings import domain
from bot.people.settings.domain import SettingsChange
from bot.telegram.kit.button import Button


class OpenSettings(Button, prefix="st"):
    """Settings."""


class ChooseLanguage(Button, prefix="sl"):
    """Which language?"""


class SetLanguage(Button, prefix="sg"):
    """Speak this language from now on."""

    language: str

    def change(self, _now: datetime) -> SettingsChange:
        return domain.language(self.language)


class ChooseQuiet(Button, prefix="sq"):
    """Which quiet hours?"""


class SetQuiet(Button, prefix="sh"):
    """Quiet from one minute of the day until another."""

    since: int
    until: int

    def change(self, _now: datetime) -> SettingsChange:
        return domain.quiet_hours(self.since, self.until)


class ChooseHour(Button, prefix="sw"):
    """At what time may learning messages come?"""


class SetHour(Button, prefix="sm"):
    """Write at this minute of the day."""

    minute: int

    def change(self, _now: datetime) -> SettingsChange:
        return domain.hour(self.minute)


class ChooseDays(Button, prefix="sd"):
    """On which days may learning messages come?"""


class SetDays(Button, prefix="se"):
    """Write on these days: bits, 1 is Monday."""

    days: int

    def change(self, _now: datetime) -> SettingsChange:
        return domain.days(self.days)


class SetPictures(Button, prefix="sp"):
    """Pictures: 1 on, 0 off."""

    on: int

    def change(self, _now: datetime) -> SettingsChange:
        return SettingsChange(person={"pictures": self.on == 1})


class ChoosePause(Button, prefix="su"):
    """Pause for how long?"""


class Pause(Button, prefix="sz"):
    """Pause for so many days; 0 is until somebody resumes."""

    days: int

    def change(self, now: datetime) -> SettingsChange:
        return domain.pause(self.days, now=now)


class ChoosePauseDay(Button, prefix="si"):
    """Until which day? A page of days."""

    page: int


class PauseUntil(Button, prefix="sj"):
    """Pause until the morning of a day (a proleptic ordinal)."""

    day: int


class Resume(Button, prefix="sr"):
    """End the pause."""

    def change(self, _now: datetime) -> SettingsChange:
        return SettingsChange(person={"paused_until": None})


class SharedPhone(Button, prefix="sf"):
    """This phone is shared."""


class SetSharedPhone(Button, prefix="sx"):
    """The phone is shared: 1, or not: 0."""

    shared: int

    def change(self, _now: datetime) -> SettingsChange:
        return SettingsChange(person={"shared_phone": self.shared == 1})


SettingButton = (
    SetLanguage | SetQuiet | SetHour | SetDays | SetPictures | Pause | Resume | SetSharedPhone
)
"""The buttons that change a setting, each by its `change`."""
