"""Coordinators open totals of community sessions, what leaders heard, and the file."""

from bot.community.buttons import OpenAsked, OpenTotals, TotalsFile
from bot.community.totals import screens, service
from bot.community.totals.domain import Breakdown
from bot.days import local_day
from bot.people.second_factor.handlers import needs_code
from bot.people.service import note_export
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.course_files import course_file
from bot.telegram.kit.file_names import FileKind

routes = Routes("community", staff=True)

routes.shows(OpenTotals, service.read, screens.page)
routes.shows(OpenAsked, service.read_heard, screens.heard)


@routes.tap(TotalsFile)
async def send_file(turn: Turn, button: TotalsFile) -> None:
    found = await service.read(turn.act, button.cohort, Breakdown.PLACE)
    if await needs_code(turn, button):
        return
    cohort = found.setting.cohort
    await note_export(turn.act, cohort.id, "community", "xlsx")
    file = course_file(
        turn.chat_id,
        FileKind.COMMUNITY,
        "report_xlsx",
        screens.sheet(found, turn.texts),
        turn.texts,
        course=cohort.title,
        day=local_day(turn.now, cohort.zone),
    )
    turn.reply("report", file)
