"""Buttons that change somebody's own settings."""

from datetime import datetime

from bot.people.settings import domain
from bot.people.settings.domain import SettingsChange
from bot.telegram.kit.button import Button


class OpenSettings(Button, prefix="st"):
    """Show my settings."""


class ChooseLanguage(Button, prefix="sl"):
    """Ask for a language."""


class SetLanguage(Button, prefix="sg"):
    """Use this language from now on."""

    language: str

    def change(self, _now: datetime) -> SettingsChange:
        return domain.language(self.language)


class GoOnInLanguage(SetLanguage, prefix="sv"):
    """Use this language from now on, and go on with what was on the screen before /language."""


class ChooseQuiet(Button, prefix="sq"):
    """Ask for quiet hours."""


class SetQuiet(Button, prefix="sh"):
    """Set quiet hours from one minute of the day until another."""

    since: int
    until: int

    def change(self, _now: datetime) -> SettingsChange:
        return domain.quiet_hours(self.since, self.until)


class ChooseZone(Button, prefix="s0"):
    """Ask in which zone I live."""


class SetZone(Button, prefix="s9"):
    """Tell times in this zone: its place in `ZONES`."""

    at: int

    def change(self, _now: datetime) -> SettingsChange:
        return domain.zone(self.at)


class ChooseHour(Button, prefix="sw"):
    """Ask at what time learning messages may come."""


class SetHour(Button, prefix="sm"):
    """Send learning messages at this minute of the day."""

    minute: int

    def change(self, _now: datetime) -> SettingsChange:
        return domain.hour(self.minute)


class ChooseDays(Button, prefix="sd"):
    """Ask on which days learning messages may come."""


class SetDays(Button, prefix="se"):
    """Send learning messages on these days: bits, 1 is Monday."""

    days: int

    def change(self, _now: datetime) -> SettingsChange:
        return domain.days(self.days)


class SetPictures(Button, prefix="sp"):
    """Switch pictures: 1 on, 0 off."""

    on: int

    def change(self, _now: datetime) -> SettingsChange:
        return SettingsChange(person={"pictures": self.on == 1})


class ChoosePause(Button, prefix="su"):
    """Ask how long to pause."""


class Pause(Button, prefix="sz"):
    """Pause for so many days; 0 is until somebody resumes."""

    days: int

    def change(self, now: datetime) -> SettingsChange:
        return domain.pause(self.days, now=now)


class ChoosePauseDay(Button, prefix="si"):
    """Show a page of days until which to pause."""

    page: int


class PauseUntil(Button, prefix="sj"):
    """Pause until the morning of a day (a proleptic ordinal)."""

    day: int


class Resume(Button, prefix="sr"):
    """End the pause."""

    def change(self, _now: datetime) -> SettingsChange:
        return SettingsChange(person={"paused_until": None})


class SharedPhone(Button, prefix="sf"):
    """Show what the bot does on a shared phone."""


class SetSharedPhone(Button, prefix="sx"):
    """Say that the phone is shared: 1, or not: 0."""

    shared: int

    def change(self, now: datetime) -> SettingsChange:
        return domain.shared_phone(is_shared=self.shared == 1, now=now)


SettingButton = (
    SetQuiet | SetZone | SetHour | SetDays | SetPictures | Pause | Resume | SetSharedPhone
)
"""The buttons that change a setting, each with its `change`; the language has its own handler."""
