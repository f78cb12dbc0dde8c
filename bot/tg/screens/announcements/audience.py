"""Who, and when: the two choices of the Check screen."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.announcements.announcement import AnnouncementId
from bot.domain.announcements.audience import By, Headcount
from bot.locale import Texts
from bot.locale.catalogue import LANGUAGES
from bot.services.announcements.audience import Chosen, Listed
from bot.storage.dialect import to_ms
from bot.tg.buttons.announcements import (
    ChooseBy,
    ChooseEverybody,
    OpenCheck,
    OpenWhen,
    OpenWho,
    SetWhen,
    Tick,
    ToggleCohort,
    WriteWhen,
)
from bot.tg.screens.announcements.checking import count_line
from bot.tg.screens.screen import Key, Screen, lines, paragraphs, tap

MINUTE_MS = 60_000


def who(found: Chosen, texts: Texts) -> Screen:
    """Everybody, or by organization, language or name; and the first names of the list."""
    one = found.announcement
    names = texts("check.comma").join(found.names)
    more = found.headcount.everybody - len(found.names)
    return Screen(
        text=paragraphs(
            texts("who.title"),
            count_line(found.headcount, texts),
            texts("who.more", names=names, n=more) if more > 0 else names,
        ),
        keys=[
            [
                tap(_everybody(found, texts), ChooseEverybody(one)),
                tap(texts.label("who.organization"), ChooseBy(one, By.ORGANIZATION.value, 0)),
            ],
            [
                tap(texts.label("who.language"), ChooseBy(one, By.LANGUAGE.value, 0)),
                tap(texts.label("who.name"), ChooseBy(one, By.NAME.value, 0)),
            ],
            *_courses(found, texts),
            [tap(texts.label("announce.back"), OpenCheck(one))],
        ],
    )


def ticks(found: Listed, texts: Texts) -> Screen:
    """A list to tick, with the count on the last key."""
    one, by = found.announcement, found.audience.by
    here = f"{found.page + 1}/{found.pages}" if found.pages > 1 else None
    return Screen(
        text=paragraphs(
            texts("who.title"),
            lines(texts(f"who.tick.{by}"), count_line(found.headcount, texts), here),
        ),
        keys=[
            *([key] for key in _entries(found, texts)),
            _pages(one, by, found, texts),
            [tap(_these(found.headcount, texts), OpenCheck(one))],
            [tap(texts.label("announce.back"), OpenWho(one))],
        ],
    )


def when(
    announcement: AnnouncementId, offered: Sequence[datetime], zone: str, texts: Texts
) -> Screen:
    """Now, one of the offered times, or a time that is typed."""
    times = [
        tap(
            texts.label("when.at", day=texts.day(at, zone), time=texts.clock(at, zone)),
            SetWhen(announcement, to_ms(at) // MINUTE_MS),
        )
        for at in offered
    ]
    return Screen(
        text=paragraphs(texts("when.title"), texts("when.ask", city=texts.city(zone))),
        keys=[
            [
                tap(texts.label("when.now"), SetWhen(announcement, 0)),
                tap(texts.label("when.write"), WriteWhen(announcement)),
            ],
            *([key] for key in times),
            [tap(texts.label("announce.back"), OpenCheck(announcement))],
        ],
    )


def write_when(announcement: AnnouncementId, texts: Texts) -> Screen:
    """Write me the time."""
    keys = [[tap(texts.label("announce.back"), OpenWhen(announcement))]]
    return Screen(text=paragraphs(texts("when.title"), texts("when.write_it")), keys=keys)


def _everybody(found: Chosen, texts: Texts) -> str:
    return texts.label("who.tick_all" if found.audience.by is By.ALL else "who.all")


def _courses(found: Chosen, texts: Texts) -> list[list[Key]]:
    if len(found.places) < 2:  # noqa: PLR2004 - with one course there is nothing to choose
        return []
    chosen = set(found.audience.cohorts)
    return [
        [
            tap(
                _ticked(place.title, put=place.id in chosen, texts=texts),
                ToggleCohort(found.announcement, place.id),
            )
        ]
        for place in found.places[:6]
    ]


def _entries(found: Listed, texts: Texts) -> list[Key]:
    if found.audience.by is By.LANGUAGE:
        pairs = [(code, _language(code, texts), people) for code, people in found.languages]
    else:
        pairs = [(str(each.id), each.name, each.people) for each in found.entries]
    return [_entry(found, value, name, people, texts) for value, name, people in pairs]


def _entry(found: Listed, value: str, name: str, people: int, texts: Texts) -> Key:
    audience, one = found.audience, found.announcement
    named = name if audience.by is By.NAME else f"{name} · {people}"
    put = (value if audience.by is By.LANGUAGE else int(value)) in audience.of
    button = Tick(one, audience.by.value, found.page, value)
    return tap(_ticked(named, put=put, texts=texts), button)


def _pages(one: AnnouncementId, by: By, found: Listed, texts: Texts) -> list[Key]:
    before = found.page > 0
    after = found.page + 1 < found.pages
    keys = []
    if before:
        keys.append(tap(texts.label("who.before"), ChooseBy(one, by.value, found.page - 1)))
    if after:
        keys.append(tap(texts.label("who.after"), ChooseBy(one, by.value, found.page + 1)))
    return keys


def _these(count: Headcount, texts: Texts) -> str:
    return texts.label("who.these", n=count.reached)


def _ticked(label: str, *, put: bool, texts: Texts) -> str:
    return texts.label("who.ticked" if put else "who.unticked", label=label)


def _language(code: str, texts: Texts) -> str:
    return texts.label(f"language.{code}") if code in LANGUAGES else code
