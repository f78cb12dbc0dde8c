"""Who: everybody, or those whom rules and names leave."""

from bot.domain.announcements.audience import By
from bot.domain.announcements.headcount import Headcount
from bot.domain.learning.wording import Text
from bot.domain.writing import beginning
from bot.locale import Texts
from bot.services.announcements.audience import ALSO, NEVER, Chosen, Listed, Option
from bot.services.announcements.meetings import Meetings, MeetingTicks
from bot.tg.buttons.announcements import OpenCheck
from bot.tg.buttons.audiences import (
    ChooseBy,
    ChooseEverybody,
    ChooseMeeting,
    ListMeetings,
    OpenSaved,
    OpenWho,
    SaveAudience,
    Tick,
    TickMeeting,
    ToggleCohort,
    TurnOver,
)
from bot.tg.screens.announcements.clauses import clauses
from bot.tg.screens.announcements.facts import count_line
from bot.tg.screens.announcements.meeting_name import meeting_name
from bot.tg.screens.screen import Key, Screen, in_rows, lines, paragraphs, tap
from bot.tg.screens.ways import before_and_after

LABEL = 30
"""So many signs of a long title stand on a key."""
WAYS = (
    (By.ORGANIZATION.value, By.LANGUAGE.value),
    (By.UNIT.value, By.SILENT.value),
    (By.ROLE.value, None),
    (ALSO, NEVER),
)


def who(found: Chosen, texts: Texts) -> Screen:
    """Everybody, or by rules and names; whom that leaves, with the first names of the list."""
    one = found.announcement
    names = texts("check.comma").join(found.names)
    more = found.headcount.everybody - len(found.names)
    return Screen(
        text=paragraphs(
            texts("who.title"),
            lines(
                count_line(found.headcount, texts),
                *clauses(found.audience, found.vocabulary, texts),
            ),
            texts("who.more", names=names, n=more) if more > 0 else names,
        ),
        keys=[
            [tap(_everybody(found, texts), ChooseEverybody(one))],
            *([_way(found, way, texts) for way in row] for row in WAYS),
            *_courses(found, texts),
            _keeping(found, texts),
            [tap(_done(found, texts), OpenCheck(one))],
        ],
    )


def ticks(found: Listed, texts: Texts) -> Screen:
    """A list to tick, with the count on the last key but one."""
    one = found.announcement
    here = f"{found.page + 1}/{found.pages}" if found.pages > 1 else None
    asked = texts(f"who.tick.{found.way}")
    return Screen(
        text=paragraphs(texts("who.title"), lines(asked, count_line(found.headcount, texts), here)),
        keys=[
            *([_option(found, each, texts)] for each in found.options),
            before_and_after(
                found.page, found.pages, lambda page: ChooseBy(one, found.way, page), texts
            ),
            _turning(found, texts),
            [tap(_these(found.headcount, texts), OpenCheck(one))],
            [tap(texts.label("announce.back"), OpenWho(one))],
        ],
    )


def meetings(found: Meetings, texts: Texts) -> Screen:
    """Which meeting says who?"""
    one = found.announcement
    said = texts("who.tick.meeting" if found.sessions else "who.no_meetings")
    return Screen(
        text=paragraphs(texts("who.title"), lines(said, count_line(found.headcount, texts))),
        keys=[
            *(
                [tap(meeting_name(each, texts), ChooseMeeting(one, each.id))]
                for each in found.sessions
            ),
            before_and_after(found.page, found.pages, lambda page: ListMeetings(one, page), texts),
            [tap(texts.label("announce.back"), OpenWho(one))],
        ],
    )


def meeting_ticks(found: MeetingTicks, texts: Texts) -> Screen:
    """Who answered so, and who was there."""
    one, session = found.announcement, found.session.id
    asked = texts("who.tick.one_meeting", meeting=meeting_name(found.session, texts))
    keys = [
        tap(
            _ticked(texts.label(f"who.meeting.{word}"), put=put, texts=texts),
            TickMeeting(one, session, word),
        )
        for _, word, put in found.words
    ]
    return Screen(
        text=paragraphs(texts("who.title"), lines(asked, count_line(found.headcount, texts))),
        keys=[
            *in_rows(keys, 2),
            [tap(_these(found.headcount, texts), OpenCheck(one))],
            [tap(texts.label("announce.back"), ListMeetings(one, 0))],
        ],
    )


def _everybody(found: Chosen, texts: Texts) -> str:
    return texts.label("who.tick_all" if found.audience.is_everybody else "who.all")


def _done(found: Chosen, texts: Texts) -> str:
    chosen = found.headcount.reached and not found.audience.is_everybody
    return _these(found.headcount, texts) if chosen else texts.label("announce.back")


def _way(found: Chosen, way: str | None, texts: Texts) -> Key:
    if way is None:
        return tap(texts.label("who.meeting"), ListMeetings(found.announcement, 0))
    return tap(texts.label(f"who.{way}"), ChooseBy(found.announcement, way, 0))


def _keeping(found: Chosen, texts: Texts) -> list[Key]:
    one = found.announcement
    keys = []
    if found.saved:
        keys.append(tap(texts.label("saved.open", n=found.saved), OpenSaved(one)))
    if not found.audience.is_everybody:
        keys.append(tap(texts.label("saved.save"), SaveAudience(one)))
    return keys


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


def _option(found: Listed, option: Option, texts: Texts) -> Key:
    name = _name(found.way, option, texts)
    named = name if option.people is None else f"{name} · {option.people}"
    button = Tick(found.announcement, found.way, found.page, option.value)
    return tap(_ticked(named, put=option.put, texts=texts), button)


def _name(way: str, option: Option, texts: Texts) -> str:
    if isinstance(option.name, Text):
        return beginning(option.name.in_(texts.language), LABEL)
    if option.name is not None:
        return beginning(option.name, LABEL)
    if way == By.LANGUAGE:
        return texts.language_name(option.value)
    if way == By.SILENT:
        return texts.count("who.days", int(option.value)).unescape()
    return texts.label(f"who.role.{option.value}")


def _turning(found: Listed, texts: Texts) -> list[Key]:
    if found.out is None or not found.audience.picked(By(found.way)):
        return []
    label = _ticked(texts.label("who.leave_out"), put=found.out, texts=texts)
    return [tap(label, TurnOver(found.announcement, found.way))]


def _these(count: Headcount, texts: Texts) -> str:
    return texts.label("who.these", n=count.reached)


def _ticked(label: str, *, put: bool, texts: Texts) -> str:
    return texts.label("who.ticked" if put else "who.unticked", label=label)
