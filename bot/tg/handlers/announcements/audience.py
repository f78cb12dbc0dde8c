"""Who: rules, names, meetings and saved audiences."""

from bot.domain.announcements.announcement import AnnouncementId
from bot.domain.people.person import CohortId
from bot.domain.sessions.session import SessionId
from bot.services.announcements import audience, meetings
from bot.tg.buttons.audiences import (
    ChooseBy,
    ChooseEverybody,
    ChooseMeeting,
    ListMeetings,
    OpenWho,
    Tick,
    TickMeeting,
    ToggleCohort,
    TurnOver,
)
from bot.tg.context import Turn
from bot.tg.handlers.router import Routes
from bot.tg.screens.announcements import audience as screens

routes = Routes("announcements", staff=True)


@routes.tap(OpenWho)
async def open_who(turn: Turn, button: OpenWho) -> None:
    """Whom is it for?"""
    await show_who(turn, AnnouncementId(button.announcement))


@routes.tap(ChooseEverybody)
async def choose_everybody(turn: Turn, button: ChooseEverybody) -> None:
    """Everybody."""
    announcement = AnnouncementId(button.announcement)
    await audience.choose_everybody(turn.tx, announcement, turn.visitor)
    await show_who(turn, announcement)


@routes.tap(ToggleCohort)
async def toggle_cohort(turn: Turn, button: ToggleCohort) -> None:
    """One more course, or one fewer."""
    announcement = AnnouncementId(button.announcement)
    cohort = CohortId(button.cohort)
    await audience.toggle_cohort(turn.tx, announcement, turn.visitor, cohort)
    await show_who(turn, announcement)


async def show_who(turn: Turn, announcement: AnnouncementId) -> None:
    """Whom it is for, by now."""
    found = await audience.show(
        turn.tx, announcement, turn.visitor, turn.house.courses, now=turn.now
    )
    turn.show(screens.who(found, turn.texts))


@routes.tap(ChooseBy)
async def choose_by(turn: Turn, button: ChooseBy) -> None:
    """A page of a list to tick."""
    found = await audience.list_for(
        turn.tx,
        AnnouncementId(button.announcement),
        turn.visitor,
        turn.house.courses,
        button.by,
        max(0, button.page),
        now=turn.now,
    )
    turn.show(screens.ticks(found, turn.texts))


@routes.tap(Tick)
async def tick(turn: Turn, button: Tick) -> None:
    """Put or take a tick."""
    found = await audience.tick(
        turn.tx,
        AnnouncementId(button.announcement),
        turn.visitor,
        turn.house.courses,
        button.by,
        button.picked,
        max(0, button.page),
        now=turn.now,
    )
    turn.show(screens.ticks(found, turn.texts))


@routes.tap(TurnOver)
async def turn_over(turn: Turn, button: TurnOver) -> None:
    """Leave out whom it let in, or the other way."""
    found = await audience.turn_over(
        turn.tx,
        AnnouncementId(button.announcement),
        turn.visitor,
        turn.house.courses,
        button.by,
        now=turn.now,
    )
    turn.show(screens.ticks(found, turn.texts))


@routes.tap(ListMeetings)
async def list_meetings(turn: Turn, button: ListMeetings) -> None:
    """Which meeting says who?"""
    announcement, page = AnnouncementId(button.announcement), max(0, button.page)
    found = await meetings.list_meetings(turn.tx, announcement, turn.visitor, page, now=turn.now)
    turn.show(screens.meetings(found, turn.texts))


@routes.tap(ChooseMeeting)
async def choose_meeting(turn: Turn, button: ChooseMeeting) -> None:
    """What may be ticked of one meeting."""
    announcement, session = AnnouncementId(button.announcement), SessionId(button.session)
    found = await meetings.show_meeting(turn.tx, announcement, turn.visitor, session, now=turn.now)
    turn.show(screens.meeting_ticks(found, turn.texts))


@routes.tap(TickMeeting)
async def tick_meeting(turn: Turn, button: TickMeeting) -> None:
    """Who answered so, or was there."""
    announcement, session = AnnouncementId(button.announcement), SessionId(button.session)
    found = await meetings.tick_meeting(
        turn.tx, announcement, turn.visitor, session, button.word, now=turn.now
    )
    turn.show(screens.meeting_ticks(found, turn.texts))
