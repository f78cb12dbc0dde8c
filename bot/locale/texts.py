"""The texts of one language, with dates and times as that language writes them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from gettext import NullTranslations
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, get_timezone_location
from markupsafe import Markup, escape

from bot.days import local_day

_LOCALES = {"en": "en_GB"}


class MissingText(LookupError):
    """The catalogue has no text for this key."""


class Texts:
    """Hands out texts by key; values are escaped, so that nobody's name becomes markup."""

    def __init__(self, language: str, translations: NullTranslations) -> None:
        self.language = language
        self._translations = translations
        self._locale = _LOCALES.get(language, language)

    def __call__(self, key: str, /, **values: object) -> Markup:
        """Return the text of `key` as Telegram HTML; raise `MissingText` if there is none."""
        text = self._translations.gettext(key)
        if text == key:
            raise MissingText(key)
        return _filled(text, values)

    def count(self, key: str, number: int, /, **values: object) -> Markup:
        """Return the text of `key` in the plural form for `number`, which it gets as {n}."""
        text = self._translations.ngettext(key, key, number)
        if text == key:
            raise MissingText(key)
        return _filled(text, {"n": number, **values})

    def label(self, key: str, /, **values: object) -> str:
        """Return the text of `key` for a button or a toast: plain, no markup."""
        return self(key, **values).unescape()

    def before_value(self, key: str, /) -> str:
        """Return the plain beginning of a text, up to its first {value}, for finding it again."""
        text = self._translations.gettext(key)
        if text == key:
            raise MissingText(key)
        return Markup(text.partition("{")[0]).striptags().strip()  # noqa: S704 - as above

    def day(self, when: date | datetime, zone: str | None = None) -> str:
        """Return weekday, day and month, such as "Mon 29 May"; instants need their zone."""
        return format_date(_local_date(when, zone), "EEE d MMMM", locale=self._locale)

    def day_on_button(self, when: date | datetime, zone: str | None = None) -> str:
        """Return weekday, day and short month, such as "Wed 27 Sept", for a key."""
        return format_date(_local_date(when, zone), "EEE d MMM", locale=self._locale)

    def weekday_name(self, when: date | datetime, zone: str | None = None) -> str:
        """Return the weekday alone, such as "Thursday", for a day within a week."""
        return format_date(_local_date(when, zone), "EEEE", locale=self._locale)

    def weekday_short(self, when: date) -> str:
        """Return the weekday alone and short, such as "Thu", for the margin of a picture."""
        return format_date(when, "EEE", locale=self._locale)

    def weekday(self, when: date | datetime, zone: str | None = None) -> str:
        """Return weekday and day only, such as "Mon 29", for where the month is plain."""
        return format_date(_local_date(when, zone), "EEE d", locale=self._locale)

    def day_and_month(self, when: date) -> str:
        """Return day and short month, such as "29 May", for the axis of a picture."""
        return format_date(when, "d MMM", locale=self._locale)

    def days(self, whens: Iterable[date | datetime], zone: str | None = None) -> str:
        """Return days in a row, the month where it ends: "Mon 29, Tue 30, Wed 31 May"."""
        days = [_local_date(when, zone) for when in whens]
        nexts: list[date | None] = [*days[1:], None]
        return ", ".join(
            self.weekday(day) if after and after.month == day.month else self.day(day)
            for day, after in zip(days, nexts, strict=True)
        )

    def month(self, when: date) -> str:
        """Return month and year, such as "May 2023"."""
        return format_date(when, "LLLL yyyy", locale=self._locale)

    def date(self, when: date | datetime, zone: str | None = None) -> str:
        """Return day, month and year, such as "22 May 2023"."""
        return format_date(_local_date(when, zone), "d MMMM yyyy", locale=self._locale)

    def clock(self, when: datetime, zone: str) -> str:
        """Return the clock time of an instant in `zone`, such as "09:00"."""
        return f"{when.astimezone(ZoneInfo(zone)):%H:%M}"

    def span(self, start: datetime, length: timedelta, zone: str) -> str:
        """Return "09:00–10:30" for a start and a length, in `zone`."""
        return f"{self.clock(start, zone)}–{self.clock(start + length, zone)}"

    def city(self, zone: str) -> str:
        """Return the city that names `zone` in this language, such as "Phnom Penh"."""
        return get_timezone_location(zone, locale=self._locale, return_city=True)

    def language_name(self, code: str) -> str:
        """Return what a language is called in this one, such as "Khmer"; unknown codes stay."""
        return str(Locale.parse(self._locale).languages.get(code, code))


def _filled(text: str, values: Mapping[str, object]) -> Markup:
    """Put values into a text of the catalogue, escaped first.

    The same as `Markup(text).format(...)` for names and format specs of numbers, which is all
    that the catalogue uses, without a formatter in Python for each of a screen's dozen texts.
    """
    safe = {
        name: value if isinstance(value, int | float) else escape(value)
        for name, value in values.items()
    }
    return Markup(text.format(**safe))  # noqa: S704 - catalogue texts are ours, values are escaped


def _local_date(when: date | datetime, zone: str | None) -> date:
    if isinstance(when, datetime):
        if zone is None:
            raise ValueError("an instant has a day only in a zone")
        return local_day(when, zone)
    return when
