"""A coordinator chooses people by what they answered to a meeting, or whether they came."""

from bot.announcements.audience.buttons import ChooseMeeting, ListMeetings, OpenWho, TickMeeting
from bot.announcements.audience.screens import these_people, ticked_label
from bot.announcements.audience_meetings.service import Meetings, MeetingTicks
from bot.announcements.audience_summary.screens import count_line, meeting_name
from bot.announcements.buttons import OpenCheck
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, in_rows, lines, paragraphs, tap
from bot.telegram.kit.ways import before_and_after


def meetings(found: Meetings, texts: Texts) -> Screen:
    """Which meeting says who?"""
    one = found.announcement
    said = texts("who.tick.meeting" if found.sessions else "who.no_meetings")
    return Screen(
        text=paragraphs(texts("who.title"), lines(said, count_line(found.headcount, texts))),
        buttons=[
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
    buttons = [
        tap(
            ticked_label(texts.label(f"who.meeting.{word}"), put=put, texts=texts),
            TickMeeting(one, session, word),
        )
        for _, word, put in found.words
    ]
    return Screen(
        text=paragraphs(texts("who.title"), lines(asked, count_line(found.headcount, texts))),
        buttons=[
            *in_rows(buttons, 2),
            [tap(these_people(found.headcount, texts), OpenCheck(one))],
            [tap(texts.label("announce.back"), ListMeetings(one, 0))],
        ],
    )
