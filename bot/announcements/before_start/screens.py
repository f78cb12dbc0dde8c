"""The card of an announcement before it begins: asked for, about to start, or planned."""

from datetime import datetime, timedelta

from markupsafe import Markup

from bot.announcements.audience.screens import clauses
from bot.announcements.buttons import ChangeText, ChangeTime, Undo
from bot.announcements.checking.domain import ALONE_WAITS
from bot.announcements.results.service import StatusCard
from bot.announcements.screens import author_line, desk_below, language_names
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap
from bot.writing import beginning

SOON = timedelta(minutes=2)
SAYS = 300
"""The limit of characters of a planned announcement that are shown."""


def asked(found: StatusCard, texts: Texts) -> Screen:
    """Say which colleagues were asked to approve it."""
    names = texts("announcements.check_comma").join(found.others)
    buttons = [
        [tap(texts.label("before_start.take_back"), Undo(found.id))],
        desk_below(found, texts),
    ]
    return Screen(
        text=paragraphs(
            texts("announcements.check_title"),
            author_line(found, texts),
            texts("before_start.asked", names=names),
            _what_is_planned(found, texts),
        ),
        buttons=buttons,
    )


def scheduled(found: StatusCard, texts: Texts, *, now: datetime) -> Screen:
    """Say when it starts; one that is planned also shows what it says, and can be changed."""
    one, zone = found.details.announcement, found.details.home.zone
    assert one.start_at is not None
    left = one.start_at - now
    alone = one.approved_by is None and SOON < left <= ALONE_WAITS and one.wanted_at is None
    if one.mornings and one.wanted_at is not None:
        words = texts("before_start.starts_mornings", day=texts.day(one.wanted_at, zone))
    elif left <= SOON:
        words = texts.count("before_start.starts_in", max(1, round(left.total_seconds())))
    else:
        key = "before_start.starts_alone" if alone else "before_start.starts_at"
        day, time = texts.day(one.start_at, zone), texts.clock(one.start_at, zone)
        words = texts(key, day=day, time=time)
    planned = one.wanted_at is not None
    title = texts("before_start.label" if planned else "announcements.check_title")
    allowed = texts("before_start.allowed") if one.approved_by is not None else None
    return Screen(
        text=paragraphs(
            title,
            author_line(found, texts),
            lines(allowed, words),
            _what_is_planned(found, texts) if planned else None,
        ),
        buttons=_buttons_ahead(found, texts, stops=alone or not found.own),
    )


def _buttons_ahead(found: StatusCard, texts: Texts, *, stops: bool) -> list[list[ScreenButton]]:
    """Return the buttons to change a planned announcement, or to take it back."""
    undo, below = Undo(found.id), desk_below(found, texts)
    if stops or found.details.announcement.wanted_at is None:
        return [
            [tap(texts.label("announcements.card_stop" if stops else "before_start.undo"), undo)],
            below,
        ]
    return [
        [
            tap(texts.label("before_start.change_time"), ChangeTime(found.id)),
            tap(texts.label("announcements.card_change_text"), ChangeText(found.id)),
        ],
        [tap(texts.label("before_start.unplan"), undo), *below],
    ]


def _what_is_planned(found: StatusCard, texts: Texts) -> Markup | None:
    """Say whom it is for and how it begins; None where a locked screen would show it."""
    one, content = found.details.announcement, found.details.content
    if found.audience_names is None or not content.parts:
        return None
    titles = ", ".join(cohort.title for cohort in found.details.cohorts)
    people = texts.count("announcements.check_people", one.people_in)
    words = " ".join(part.plain for part in content.parts[0][1])
    return lines(
        texts(
            "announcements.check_to",
            who=texts("announcements.check_audience", titles=titles, count=people),
        ),
        *clauses(one.audience, found.audience_names, texts),
        texts("announcements.check_language", languages=language_names(content.languages, texts)),
        texts("before_start.says", words=beginning(words, SAYS)) if words.strip() else None,
    )
