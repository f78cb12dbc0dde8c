"""Who: everybody, or those whom rules and names leave."""

from bot.announcements.audience.buttons import (
    ChooseBy,
    ChooseEverybody,
    ListMeetings,
    OpenSaved,
    OpenWho,
    SaveAudience,
    Tick,
    ToggleCohort,
    TurnOver,
)
from bot.announcements.audience.domain import By, Headcount
from bot.announcements.audience.service import ALSO, NEVER, Chosen, Listed, Option
from bot.announcements.audience_summary.screens import clauses, count_line
from bot.announcements.buttons import OpenCheck
from bot.catalog.wording import Text
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import before_and_after
from bot.writing import beginning

LABEL = 30
"""So many signs of a long title stand on a button."""
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
        buttons=[
            [tap(_everybody(found, texts), ChooseEverybody(one))],
            *([_way(found, way, texts) for way in row] for row in WAYS),
            *_courses(found, texts),
            _keeping(found, texts),
            [tap(_done(found, texts), OpenCheck(one))],
        ],
    )


def ticks(found: Listed, texts: Texts) -> Screen:
    """A list to tick, with the count on the last button but one."""
    one = found.announcement
    here = f"{found.page + 1}/{found.pages}" if found.pages > 1 else None
    asked = texts(f"who.tick.{found.way}")
    return Screen(
        text=paragraphs(texts("who.title"), lines(asked, count_line(found.headcount, texts), here)),
        buttons=[
            *([_option(found, each, texts)] for each in found.options),
            before_and_after(
                found.page, found.pages, lambda page: ChooseBy(one, found.way, page), texts
            ),
            _turning(found, texts),
            [tap(these_people(found.headcount, texts), OpenCheck(one))],
            [tap(texts.label("announce.back"), OpenWho(one))],
        ],
    )


def _everybody(found: Chosen, texts: Texts) -> str:
    return texts.label("who.tick_all" if found.audience.is_everybody else "who.all")


def _done(found: Chosen, texts: Texts) -> str:
    chosen = found.headcount.reached and not found.audience.is_everybody
    return these_people(found.headcount, texts) if chosen else texts.label("announce.back")


def _way(found: Chosen, way: str | None, texts: Texts) -> ScreenButton:
    if way is None:
        return tap(texts.label("who.meeting"), ListMeetings(found.announcement, 0))
    return tap(texts.label(f"who.{way}"), ChooseBy(found.announcement, way, 0))


def _keeping(found: Chosen, texts: Texts) -> list[ScreenButton]:
    one = found.announcement
    buttons = []
    if found.saved:
        buttons.append(tap(texts.label("saved.open", n=found.saved), OpenSaved(one)))
    if not found.audience.is_everybody:
        buttons.append(tap(texts.label("saved.save"), SaveAudience(one)))
    return buttons


def _courses(found: Chosen, texts: Texts) -> list[list[ScreenButton]]:
    if len(found.places) < 2:  # noqa: PLR2004 - with one course there is nothing to choose
        return []
    chosen = set(found.audience.cohorts)
    return [
        [
            tap(
                ticked_label(place.title, put=place.id in chosen, texts=texts),
                ToggleCohort(found.announcement, place.id),
            )
        ]
        for place in found.places[:6]
    ]


def _option(found: Listed, option: Option, texts: Texts) -> ScreenButton:
    name = _name(found.way, option, texts)
    named = name if option.people is None else f"{name} · {option.people}"
    button = Tick(found.announcement, found.way, found.page, option.value)
    return tap(ticked_label(named, put=option.put, texts=texts), button)


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


def _turning(found: Listed, texts: Texts) -> list[ScreenButton]:
    if found.out is None or not found.audience.picked(By(found.way)):
        return []
    label = ticked_label(texts.label("who.leave_out"), put=found.out, texts=texts)
    return [tap(label, TurnOver(found.announcement, found.way))]


def these_people(count: Headcount, texts: Texts) -> str:
    """Return the label for the people whom an audience reaches now."""
    return texts.label("who.these", n=count.reached)


def ticked_label(label: str, *, put: bool, texts: Texts) -> str:
    """Return a label with or without its tick."""
    return texts.label("who.ticked" if put else "who.unticked", label=label)
