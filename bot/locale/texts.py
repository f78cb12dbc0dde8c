"""The texts of one language, and its formats for dates and times."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from gettext import NullTranslations
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, get_timezone_location
from markupsafe import Markup, escape

from bot.days import local_day
from bot.locale.folders import is_language

_LOCALES = {"en": "en_GB"}
_DATES = {"km": "'ថ្ងៃទី' d 'ខែ'MMMM 'ឆ្នាំ' yyyy"}
"""Where a date is written otherwise than "22 May 2023": Khmer names day, month and year."""
_SAFE = (Markup, int, float)
"""What is put into a text as it is; written as a union it would be made for each value."""


class MissingText(LookupError):
    """The catalogue has no text for this key."""


class Texts:
    """Returns texts by key; values are escaped, so that a name cannot become markup."""

    def __init__(
        self, language: str, translations: NullTranslations, *, spoken: tuple[str, ...]
    ) -> None:
        self.language = language
        self.spoken = spoken
        """All languages that have screens, English first."""
        self._translations = translations
        self._locale = _LOCALES.get(language, language)
        self._known: dict[str, str] = {}
        """Texts by key: gettext looks in one language after the other."""
        self._plain: dict[str, str] = {}
        """Labels without values, which most buttons have."""

    def __call__(self, key: str, /, **values: object) -> Markup:
        """Return the text of `key` as Telegram HTML; raise `MissingText` if there is none."""
        return _filled(self._text(key), values)

    def _text(self, key: str) -> str:
        text = self._known.get(key)
        if text is None:
            text = self._translations.gettext(key)
            if text == key:
                raise MissingText(key)
            self._known[key] = text
        return text

    def count(self, key: str, number: int, /, **values: object) -> Markup:
        """Return the text of `key` in the plural form for `number`, which is its value {n}."""
        text = self._translations.ngettext(key, key, number)
        if text == key:
            raise MissingText(key)
        return _filled(text, {"n": number, **values})

    def label(self, key: str, /, **values: object) -> str:
        """Return the text of `key` for a button or a callback answer: plain, no markup."""
        if values:
            return self(key, **values).unescape()
        if key not in self._plain:
            self._plain[key] = self(key).unescape()
        return self._plain[key]

    def before_value(self, key: str, /) -> str:
        """Return the plain beginning of a text, up to its first {value}, to find it in a chat."""
        text = self._text(key)
        return Markup(text.partition("{")[0]).striptags().strip()  # noqa: S704 - as above

    def day(self, when: date | datetime, zone: str | None = None) -> str:
        """Return weekday, day and month, such as "Mon 29 May"; instants need their zone."""
        return format_date(_local_date(when, zone), "EEE d MMMM", locale=self._locale)

    def day_on_button(self, when: date | datetime, zone: str | None = None) -> str:
        """Return weekday, day and short month, such as "Wed 27 Sept", for a button."""
        return format_date(_local_date(when, zone), "EEE d MMM", locale=self._locale)

    def weekday_name(self, when: date | datetime, zone: str | None = None) -> str:
        """Return the weekday alone, such as "Thursday", for a day within a week."""
        return format_date(_local_date(when, zone), "EEEE", locale=self._locale)

    def weekday_short(self, when: date) -> str:
        """Return the weekday alone and short, such as "Thu", for the margin of a picture."""
        return format_date(when, "EEE", locale=self._locale)

    def weekday_letters(self, when: date) -> str:
        """Return the weekday in two letters or so, such as "Th", above the column of a calendar."""
        return format_date(when, "EEEEEE", locale=self._locale)

    def weekday(self, when: date | datetime, zone: str | None = None) -> str:
        """Return weekday and day only, such as "Mon 29", where the month is obvious."""
        return format_date(_local_date(when, zone), "EEE d", locale=self._locale)

    def day_and_month(self, when: date) -> str:
        """Return day and short month, such as "29 May", for the axis of a picture."""
        return format_date(when, "d MMM", locale=self._locale)

    def days(self, whens: Iterable[date | datetime], zone: str | None = None) -> str:
        """Return a list of days that names each month once: "Mon 29, Tue 30, Wed 31 May"."""
        days = [_local_date(when, zone) for when in whens]
        nexts: list[date | None] = [*days[1:], None]
        return ", ".join(
            self.weekday(day) if after and after.month == day.month else self.day(day)
            for day, after in zip(days, nexts, strict=True)
        )

    def month_short(self, when: date) -> str:
        """Return the short month alone, such as "May", for the axis of a picture."""
        return format_date(when, "LLL", locale=self._locale)

    def month(self, when: date) -> str:
        """Return month and year, such as "May 2023"."""
        return format_date(when, "LLLL yyyy", locale=self._locale)

    def date(self, when: date | datetime, zone: str | None = None) -> str:
        """Return day, month and year, such as "22 May 2023"."""
        pattern = _DATES.get(self.language, "d MMMM yyyy")
        return format_date(_local_date(when, zone), pattern, locale=self._locale)

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
        """Return the name of a language, such as "Khmer"; return an unknown code as it is."""
        return language_name(code, self._locale)


def language_name(code: str, reader: str) -> str:
    """Return the name of a language in that of `reader`; return an unknown code as it is."""
    return str(Locale.parse(reader).languages.get(code, code))


def own_name(code: str) -> str:
    """Return how a language names itself, such as "English"; return an unknown code as it is."""
    return str(Locale.parse(code).get_display_name() or code) if is_language(code) else code


def calendar_words(code: str) -> tuple[str, ...]:
    """Return the names of a language, its months and weekdays in itself; empty if it is unknown."""
    if not is_language(code):
        return ()
    locale = Locale.parse(code)
    months, days = locale.months["stand-alone"]["wide"], locale.days["format"]["wide"]
    return (own_name(code), *map(str, months.values()), *map(str, days.values()))


def _filled(text: str, values: Mapping[str, object]) -> Markup:
    """Put escaped values into a text of the catalogue.

    The result is that of `Markup(text).format(...)` for what the catalogue uses (names, and format
    specs of numbers), but faster: markupsafe's formatter is written in Python.
    """
    safe = {
        name: value if isinstance(value, _SAFE) else escape(value) for name, value in values.items()
    }
    return Markup(text.format(**safe))  # noqa: S704 - catalogue texts are ours, values are escaped


def _local_date(when: date | datetime, zone: str | None) -> date:
    if isinstance(when, datetime):
        if zone is None:
            raise ValueError("the day of an instant depends on the zone")
        return local_day(when, zone)
    return when
