"""What a coordinator sees who runs meetings, answers questions and reports to donors."""

from dataclasses import replace

from bot.desk.buttons import OpenPeriods
from bot.sessions.buttons import (
    AskCancel,
    AskMoveSession,
    OpenDeskSession,
    OpenQuietDays,
    ShowAttendance,
    WhoComes,
)
from bot.sessions.domain import SessionId
from bot.telegram.kit.destinations import OpenSheets
from tests.browser.album import Album
from tests.browser.tours.course import Course, words
from tests.stories.cast import coordinator, participant
from tests.world import local

FIRST = SessionId(1)


async def meetings(album: Album, course: Course) -> None:
    """A meeting: its card, moved and cancelled with a minute to undo, holidays, attendance."""
    sophea, world, dara = course.sophea, course.world, course.dara
    await sophea.sends("/sessions")
    await album.take("meeting-1-list", sophea)
    await sophea.forges(OpenDeskSession(FIRST).pack())
    await album.take("meeting-2-card", sophea)
    await sophea.forges(WhoComes(FIRST).pack())
    await album.take("meeting-3-who", sophea)
    await sophea.forges(AskMoveSession(FIRST, 0).pack())
    await album.take("meeting-4-day", sophea)
    await sophea.forges(AskMoveSession(FIRST, 12 * 2023 + 5).pack())
    await album.take("meeting-5-month", sophea)
    await sophea.sends(words("when", album))
    await album.take("meeting-6-check", sophea)
    await album.taps(sophea, 0)
    await album.take("meeting-7-moved", sophea)
    await sophea.sends("/desk")
    await album.take("meeting-8-desk", sophea)
    await sophea.forges(OpenDeskSession(FIRST).pack())
    await album.taps(sophea, "pending_changes.undo")
    await album.take("meeting-9-undone", sophea)
    await sophea.forges(AskCancel(FIRST).pack())
    await album.take("meeting-10-cancel", sophea)
    await album.taps(sophea, 1)
    await album.take("meeting-11-cancelled", sophea)
    await album.taps(sophea, "pending_changes.undo")
    await sophea.forges(OpenQuietDays(course.founded.cohort).pack())
    await album.take("meeting-12-quiet-days", sophea)
    await album.taps(sophea, "quiet_days.holidays")
    await album.take("meeting-13-holidays", sophea)
    await album.taps(sophea, 0)
    await album.take("meeting-14-holiday", sophea)
    await world.travel(local("2023-05-29 10:45"))
    await album.take("meeting-15-closing", dara)
    await dara.taps(dara.buttons[0])
    await sophea.forges(OpenDeskSession(FIRST).pack())
    await album.take("meeting-16-over", sophea)
    await sophea.forges(ShowAttendance(FIRST).pack())
    await album.take("meeting-17-attendance", sophea)
    await album.taps(sophea, "attendance.one_by_one")
    await album.take("meeting-18-correct", sophea)


async def attendance(album: Album, course: Course) -> None:
    """Who was there: ticked, typed, a name that fits two people, beside a photo, saved."""
    sophea, world = course.sophea, course.world
    await participant(world, course.founded, "twin", words("namesake", album))
    await world.travel(local("2023-05-29 10:45"))
    await sophea.forges(ShowAttendance(FIRST).pack())
    await album.take("attendance-1-unknown", sophea)
    await album.taps(sophea, "attendance.all_there")
    await album.take("attendance-2-all", sophea)
    await sophea.sends(words("all_but", album))
    await album.take("attendance-3-typed", sophea)
    await album.taps(sophea, 0)
    await album.take("attendance-4-chosen", sophea)
    await sophea.sends_a("photo")
    await album.take("attendance-5-photo", sophea)
    await sophea.taps(sophea.buttons[-2])
    await album.take("attendance-6-saved", sophea)


async def sheets(album: Album, course: Course) -> None:
    """Lists and reports for donors, of the whole course and of a period."""
    sophea = course.sophea
    await course.world.travel(local("2023-06-01 09:00"))
    await sophea.sends("/desk")
    await sophea.forges(OpenSheets(course.founded.cohort).pack())
    await album.take("sheets-1-choose", sophea)
    await sophea.forges(OpenPeriods(course.founded.cohort).pack())
    await album.take("sheets-2-period", sophea)
    await album.taps(sophea, "periods.by_days")
    await album.take("sheets-3-month", sophea)
    await sophea.sends("29/5-31/5")
    await album.take("sheets-4-chosen", sophea)
    await album.taps(sophea, "sheets.attendance")
    await album.take("sheets-5-file", sophea)
    await album.taps(sophea, "sheets.report")
    await album.take("sheets-6-report", sophea)


async def answers(album: Album, course: Course) -> None:
    """How soon coordinators answer, and who stands in for one who is away."""
    sophea = course.sophea
    await coordinator(course.world, course.founded, key="bora", name="Bora")
    await sophea.sends("/settings")
    await album.take("answers-1-settings", sophea)
    await album.taps(sophea, "answer_times.label")
    await album.take("answers-2-times", sophea)
    await album.taps(sophea, "answer_times.go_away")
    await album.take("answers-3-who", sophea)
    await album.taps(sophea, 0)
    await album.take("answers-4-until", sophea)
    await album.taps(sophea, 1)
    await album.take("answers-5-away", sophea)
    await course.dara.sends("/ask")
    await album.take("answers-6-leader", course.dara)


async def sexes(album: Album, course: Course) -> None:
    """The one question about a person, in a course whose consent text says that it is asked."""
    world, dara = course.world, course.dara
    courses = world.app.context.courses
    for name, each in list(courses.items()):
        courses[name] = replace(each, sex_consent=1)  # type: ignore[index]  # a dict of this world
    await dara.sends("/menu")
    await album.take("sex-1-home", dara)
    await album.taps(dara, "sex.home")
    await album.take("sex-2-asked", dara)
    await album.taps(dara, 0)
    await album.take("sex-3-noted", dara)
