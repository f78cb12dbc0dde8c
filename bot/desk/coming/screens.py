"""The messages that somebody will get, as a page in the chat or as plain lines."""

from datetime import date, datetime

from markupsafe import Markup

from bot.days import at_minute
from bot.desk.buttons import OpenComing
from bot.desk.coming.domain import Coming, Subject, waits_of
from bot.forecasting.domain import ForecastOutcome, Foreseen, PersonForecast
from bot.locale import Texts
from bot.locale.texts import own_name
from bot.membership.domain import EnrolmentId, Reach
from bot.outbox.holding.domain import HELD, HELD_SINCE
from bot.paging import Page
from bot.people.buttons import OpenPerson
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns
from bot.writing import cut_to

PAGE = 8
LONGEST = 160
"""How many characters of a message are shown."""
_SHOWN = frozenset({"sessions", "learning", "plans"})
"""Areas whose words are shown, since they are the same for all; others may contain a name."""
_AREAS = frozenset(
    {"announcements", "questions", "people", "desk", "sessions", "learning", "plans"}
)
_REASONS = {
    "quiet hours": "quiet_hours",
    "quiet day": "quiet_day",
    "two a day": "two_a_day",
    "meeting today": "meeting_today",
    "displaced": "displaced",
    "30 minutes between": "half_hour",
    "meeting soon": "meeting_soon",
    "announcement today": "announcement",
    "announcement soon": "announcement",
    "paused": "paused",
    HELD: "held",
    HELD_SINCE: "held",
    "expired": "expired",
    str(Reach.BLOCKED): "blocked",
    str(Reach.GONE): "blocked",
    str(Reach.LEFT): "left",
}


def page(
    coming: Coming, enrolment: EnrolmentId, number: int, texts: Texts, *, theirs: bool
) -> Screen:
    """Show a page; `theirs`: the words of the messages are in the language of the person."""
    shown = Page.of(coming.forecast.messages, number, size=PAGE)
    return Screen(
        text=paragraphs(
            *_head(coming, texts),
            *(_message(each, coming.subject, texts) for each in shown.items),
            *_foot(coming, texts),
            texts("desk.coming_without"),
        ),
        buttons=[
            page_turns(shown, lambda to: OpenComing(enrolment, to, int(theirs)), texts),
            _other_language(coming.subject, enrolment, shown.at, texts, theirs=theirs),
            [tap(texts.label("common.back"), OpenPerson(enrolment))],
        ],
    )


def _other_language(
    subject: Subject, enrolment: EnrolmentId, number: int, texts: Texts, *, theirs: bool
) -> ButtonRow:
    """Return the button to the words in the other of two languages; none for one language."""
    if subject.language in {"", texts.language}:
        return []
    shown = texts.language if theirs else subject.language
    label = texts.label("coming.in_language", language=own_name(shown))
    return [tap(label, OpenComing(enrolment, number, int(not theirs)))]


def as_plain_text(coming: Coming, texts: Texts) -> str:
    """Return all pages as plain text."""
    messages = (_message(each, coming.subject, texts) for each in coming.forecast.messages)
    return paragraphs(*_head(coming, texts), *messages, *_foot(coming, texts)).unescape()


def _head(coming: Coming, texts: Texts) -> tuple[Markup, Markup]:
    subject, forecast = coming.subject, coming.forecast
    zone = subject.zone
    title = texts(
        "coming.title",
        name=subject.name,
        since=texts.day(forecast.since, zone),
        until=texts.day(forecast.until, zone),
    )
    return title, lines(*_facts(subject, forecast, texts))


def _facts(subject: Subject, forecast: PersonForecast, texts: Texts) -> list[Markup | None]:
    """Say what delays or prevents messages."""
    quiet = subject.quiet_days_in(forecast)
    paused = subject.paused_until
    return [
        texts("coming.unreachable") if subject.reach is not Reach.OPEN else None,
        texts("coming.is_paused", until=_moment(paused, subject, texts))
        if paused is not None and paused > forecast.since
        else None,
        texts("coming.quiet_days", days=texts.days(quiet)) if quiet else None,
        texts("coming.quiet", hours=_quiet_hours(subject, forecast, texts))
        if subject.quiet_from != subject.quiet_until
        else None,
        texts("coming.if_nothing"),
    ]


def _foot(coming: Coming, texts: Texts) -> list[Markup | None]:
    forecast, subject = coming.forecast, coming.subject
    cut = forecast.cut_off_at
    return [
        None if forecast.messages else texts("coming.nothing"),
        texts("desk.coming_failed") if forecast.failed else None,
        None if cut is None else texts("coming.cut_off", until=_moment(cut, subject, texts)),
    ]


def _message(message: Foreseen, subject: Subject, texts: Texts) -> Markup:
    when = _moment(message.at, subject, texts)
    line = texts(f"coming.{message.ending}", when=when, what=_words(message, texts))
    if message.silent and message.ending is ForecastOutcome.SENT:
        line = texts("coming.silently", line=line)
    waits = [texts.label(f"coming.why.{_REASONS.get(each, 'other')}") for each in waits_of(message)]
    return lines(line, _waited(message, subject, waits, texts) if waits else None)


def _waited(message: Foreseen, subject: Subject, waits: list[str], texts: Texts) -> Markup:
    """Say how long it waits, and why."""
    why = ", ".join(waits)
    if not message.waits:
        return texts("coming.because", why=why)
    since = _moment(message.waits[0].at, subject, texts)
    return texts("coming.waited", since=since, why=why)


def _words(message: Foreseen, texts: Texts) -> str:
    """Return the beginning of the message, or only its area."""
    if message.area in _SHOWN and message.words:
        said = cut_to(message.words, LONGEST)
        return said if said == message.words else f"{said}…"
    area = message.area if message.area in _AREAS else "other"
    return texts.label(f"coming.area.{area}")


def _moment(at: datetime, subject: Subject, texts: Texts) -> str:
    return f"{texts.day(at, subject.zone)}, {texts.clock(at, subject.zone)}"


def _quiet_hours(subject: Subject, forecast: PersonForecast, texts: Texts) -> str:
    day: date = forecast.since.date()
    first, last = (
        texts.clock(at_minute(day, minute, subject.zone), subject.zone)
        for minute in (subject.quiet_from, subject.quiet_until)
    )
    return f"{first}–{last}"
