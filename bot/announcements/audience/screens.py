"""Shows the audience of an announcement: the number of people, the rules and the names."""

from collections.abc import Iterable

from markupsafe import Markup

from bot.announcements.audience.buttons import (
    ChooseBy,
    ChooseEverybody,
    ListMeetings,
    OpenSaved,
    SaveAudience,
    ToggleCohort,
)
from bot.announcements.audience.domain import (
    Audience,
    AudienceCriterion,
    Headcount,
    Picked,
    Rule,
    session_picked,
)
from bot.announcements.audience.service import ALSO, NEVER, AudienceNames, ChosenAudience
from bot.announcements.buttons import OpenAnnouncementCheck
from bot.announcements.domain import AnnouncementId
from bot.announcements.screens import names_and_more
from bot.announcements.shortcuts.screens import shortcut_rows
from bot.locale import Texts
from bot.sessions.domain import Session
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import MOST_COURSES, toggle_button

NAMED = 5
WAYS = (
    (AudienceCriterion.ORGANIZATION.value, AudienceCriterion.LANGUAGE.value),
    (AudienceCriterion.UNIT.value, AudienceCriterion.SILENT.value),
    (AudienceCriterion.ROLE.value, None),
    (ALSO, NEVER),
)
"""The rows of buttons, by what they choose; None: by a meeting."""


def meeting_name(session: Session, texts: Texts) -> str:
    """Return "Mon 29 May, 09:00"."""
    at, zone = session.starts_at, session.zone
    return texts.label("common.day_and_time", day=texts.day(at, zone), time=texts.clock(at, zone))


def clauses(audience: Audience, audience_names: AudienceNames, texts: Texts) -> list[Markup]:
    """Return a line for each rule and list of names; none for everybody."""
    words = [
        texts(
            "audience.clause.never" if rule.out else "audience.clause.only",
            what=_what(rule, audience_names, texts),
        )
        for rule in audience.rules
    ]
    also, never = (_people(ids, audience_names, texts) for ids in (audience.also, audience.never))
    if audience.also:
        key = "audience.clause.also" if audience.rules else "audience.clause.only"
        words.append(texts(key, what=also))
    if audience.never:
        words.append(texts("audience.clause.never", what=never))
    return words


def _what(rule: Rule, audience_names: AudienceNames, texts: Texts) -> Markup:
    if rule.by is AudienceCriterion.GOT:
        return texts("audience.what.got")
    if rule.by is AudienceCriterion.SILENT:
        return texts.count("audience.what.silent", max(int(each) for each in rule.of))
    names = [
        name for each in rule.in_order if (name := _name(rule.by, each, audience_names, texts))
    ]
    if rule.by is AudienceCriterion.UNIT:
        return texts("audience.what.unit", names=names_and_more(names[:NAMED], len(names), texts))
    return names_and_more(names[:NAMED], len(names), texts)


def _name(
    by: AudienceCriterion, picked: Picked, audience_names: AudienceNames, texts: Texts
) -> str | None:
    match by:
        case AudienceCriterion.ORGANIZATION:
            return audience_names.organizations.get(int(picked))
        case AudienceCriterion.LANGUAGE:
            return texts.language_name(str(picked))
        case AudienceCriterion.ROLE:
            return texts(f"announcements.who.role.{picked}")
        case AudienceCriterion.UNIT:
            title = audience_names.units.get(str(picked))
            return None if title is None else title.in_(texts.language)
        case _:
            return _of_meeting(picked, audience_names, texts)


def _of_meeting(picked: Picked, audience_names: AudienceNames, texts: Texts) -> str | None:
    number, word = session_picked(picked)
    session = audience_names.sessions.get(number)
    if session is None:
        return None
    name = meeting_name(session, texts)
    return texts(
        "audience.what.meeting", meeting=name, word=texts(f"announcements.who.meeting.{word}")
    )


def _people(ids: Iterable[int], audience_names: AudienceNames, texts: Texts) -> Markup:
    wanted = set(ids)
    names = [name for person, name in audience_names.people.items() if person in wanted]
    return names_and_more(names[:NAMED], len(names), texts)


def count_line(count: Headcount, texts: Texts) -> str:
    """Return "14 people: 12 can be reached, 2 are not in yet", or only "0 people"."""
    people = texts.count("announcements.check_people", count.everybody)
    if not count.everybody:
        return people
    parts = [texts.count("audience.check_reached", count.reached)]
    if count.closed:
        parts.append(texts.count("audience.check_closed", count.closed))
    if count.out:
        parts.append(texts.count("audience.check_out", count.out))
    return texts(
        "audience.check_count", people=people, parts=texts("announcements.check_comma").join(parts)
    )


def who(found: ChosenAudience, texts: Texts) -> Screen:
    """Show the number of people, the rules and the first names, with ways to change them."""
    one, everybody = found.announcement, found.audience.is_everybody
    chosen = chosen_row(one, found.audience, found.headcount, texts)
    back = tap(texts.label("announcements.back"), OpenAnnouncementCheck(one))
    hidden = len(found.open_cohorts) - MOST_COURSES
    return Screen(
        text=paragraphs(
            texts("announcements.who_title"),
            lines(
                count_line(found.headcount, texts),
                *clauses(found.audience, found.audience_names, texts),
            ),
            names_and_more(found.names, found.headcount.everybody, texts),
            texts.count("common.and_more", hidden) if hidden > 0 else None,
        ),
        buttons=[
            [
                tap(
                    texts.label("audience.tick_all" if everybody else "audience.all"),
                    ChooseEverybody(one),
                )
            ],
            *shortcut_rows(found.shortcuts, one, found.audience, texts),
            *([_way(found, way, texts) for way in row] for row in WAYS),
            *_courses(found, texts),
            _keeping(found, texts),
            chosen if found.headcount.reached and chosen else [back],
        ],
    )


def _way(found: ChosenAudience, way: str | None, texts: Texts) -> ScreenButton:
    if way is None:
        return tap(texts.label("audience.meeting"), ListMeetings(found.announcement, 0))
    return tap(texts.label(f"audience.{way}"), ChooseBy(found.announcement, way, 0))


def _keeping(found: ChosenAudience, texts: Texts) -> list[ScreenButton]:
    one = found.announcement
    buttons = []
    if found.saved:
        buttons.append(tap(texts.label("announcements.saved_open", n=found.saved), OpenSaved(one)))
    if not found.audience.is_everybody:
        buttons.append(tap(texts.label("audience.saved_save"), SaveAudience(one)))
    return buttons


def _courses(found: ChosenAudience, texts: Texts) -> list[list[ScreenButton]]:
    if len(found.open_cohorts) < 2:  # noqa: PLR2004 - with one course there is nothing to choose
        return []
    chosen = set(found.audience.cohorts)
    return [
        [
            toggle_button(
                each.title,
                ToggleCohort(found.announcement, each.id),
                on=each.id in chosen,
                texts=texts,
            )
        ]
        for each in found.open_cohorts[:MOST_COURSES]
    ]


def chosen_row(
    one: AnnouncementId, audience: Audience, count: Headcount, texts: Texts
) -> ButtonRow:
    """Return the button with the number of people whom an audience reaches now.

    There is none while nothing is ticked, since "These 5" would be everybody.
    """
    if audience.is_everybody:
        return []
    return [tap(texts.label("audience.these", n=count.reached), OpenAnnouncementCheck(one))]
