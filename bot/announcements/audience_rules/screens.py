"""Lists of rules, names and meetings to tick, with the number of people."""

from bot.announcements.audience.buttons import (
    ChooseBy,
    ChooseMeeting,
    InvertRule,
    ListMeetings,
    OpenWho,
    TickAudience,
    TickMeeting,
)
from bot.announcements.audience.domain import AudienceCriterion
from bot.announcements.audience.screens import chosen_row, count_line, meeting_name
from bot.announcements.audience_rules.service import (
    MeetingList,
    MeetingTicks,
    OptionList,
    RuleOption,
)
from bot.catalog.wording import Text
from bot.locale import Texts
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, in_rows, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns, toggle_button
from bot.writing import beginning

LABEL = 30
"""Characters of a long title that fit on a button."""


def options(found: OptionList, texts: Texts) -> Screen:
    """Show a list to tick; after the first tick a button says how many people that reaches."""
    one, page = found.announcement, found.page
    here = f"{page.at + 1}/{page.pages}" if page.pages > 1 else None
    asked = texts(f"audience_rules.tick.{found.way}")
    return Screen(
        text=paragraphs(
            texts("announcements.who_title"), lines(asked, count_line(found.headcount, texts), here)
        ),
        buttons=[
            *([_option(found, each, texts)] for each in page.items),
            page_turns(page, lambda at: ChooseBy(one, found.way, at), texts),
            _inverting(found, texts),
            chosen_row(one, found.audience, found.headcount, texts),
            [tap(texts.label("announcements.back"), OpenWho(one))],
        ],
    )


def _option(found: OptionList, option: RuleOption, texts: Texts) -> ScreenButton:
    name = _name(found.way, option, texts)
    label = name if option.people is None else f"{name} · {option.people}"
    button = TickAudience(found.announcement, found.way, found.page.at, option.value)
    return toggle_button(label, button, on=option.ticked, texts=texts)


def _name(way: str, option: RuleOption, texts: Texts) -> str:
    if isinstance(option.name, Text):
        return beginning(option.name.in_(texts.language), LABEL)
    if option.name is not None:
        return beginning(option.name, LABEL)
    if way == AudienceCriterion.LANGUAGE:
        return texts.language_name(option.value)
    if way == AudienceCriterion.SILENT:
        return texts.count("audience_rules.days", int(option.value)).unescape()
    return texts.label(f"announcements.who.role.{option.value}")


def _inverting(found: OptionList, texts: Texts) -> ButtonRow:
    if found.out is None or not found.audience.picked(AudienceCriterion(found.way)):
        return []
    button = InvertRule(found.announcement, found.way)
    return [
        toggle_button(texts.label("audience_rules.leave_out"), button, on=found.out, texts=texts)
    ]


def meetings(found: MeetingList, texts: Texts) -> Screen:
    """Ask by which meeting to choose people."""
    one, page = found.announcement, found.page
    words = texts("audience_rules.tick.meeting" if page.items else "audience_rules.no_meetings")
    return Screen(
        text=paragraphs(
            texts("announcements.who_title"), lines(words, count_line(found.headcount, texts))
        ),
        buttons=[
            *([tap(meeting_name(each, texts), ChooseMeeting(one, each.id))] for each in page.items),
            page_turns(page, lambda at: ListMeetings(one, at), texts),
            [tap(texts.label("announcements.back"), OpenWho(one))],
        ],
    )


def meeting_ticks(found: MeetingTicks, texts: Texts) -> Screen:
    """Offer to choose people by their answer to a meeting, or by their attendance."""
    one, session = found.announcement, found.session.id
    asked = texts("audience_rules.tick.one_meeting", meeting=meeting_name(found.session, texts))
    buttons = [
        toggle_button(
            texts.label(f"announcements.who.meeting.{word}"),
            TickMeeting(one, session, word),
            on=ticked,
            texts=texts,
        )
        for _, word, ticked in found.words
    ]
    return Screen(
        text=paragraphs(
            texts("announcements.who_title"), lines(asked, count_line(found.headcount, texts))
        ),
        buttons=[
            *in_rows(buttons, 2),
            chosen_row(one, found.audience, found.headcount, texts),
            [tap(texts.label("announcements.back"), ListMeetings(one, 0))],
        ],
    )
