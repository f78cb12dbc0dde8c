"""Coordinators open the surveys of a cohort, their results, what people wrote, and the file."""

from bot.days import local_day
from bot.people.second_factor.handlers import needs_code
from bot.people.service import note_export
from bot.storage.personal_data import PersonalData
from bot.surveys.buttons import OpenSurveyResults, OpenSurveys, OpenWritten, SurveysFile
from bot.surveys.results import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.course_files import course_file
from bot.telegram.kit.file_names import FileKind

routes = Routes("surveys", staff=True)


@routes.tap(OpenSurveys)
async def open_surveys(turn: Turn, button: OpenSurveys) -> None:
    found = await service.read(turn.act, button.cohort, secret=_secret(turn))
    turn.show(screens.listed(found, turn.texts, now=turn.now))


@routes.tap(OpenSurveyResults)
async def open_results(turn: Turn, button: OpenSurveyResults) -> None:
    found = await service.read_round(turn.act, button.round, secret=_secret(turn))
    turn.show(screens.results(found, found.state_of(button.round), turn.texts))


@routes.tap(OpenWritten)
async def open_written(turn: Turn, button: OpenWritten) -> None:
    found = await service.read_round(turn.act, button.round, secret=_secret(turn))
    turn.show(screens.written(found.state_of(button.round), button.page, turn.texts))


@routes.tap(SurveysFile)
async def send_file(turn: Turn, button: SurveysFile) -> None:
    found = await service.read(turn.act, button.cohort, secret=_secret(turn))
    if await needs_code(turn, button):
        return
    cohort = found.cohort
    await note_export(turn.act, cohort.id, "surveys", "xlsx")
    file = course_file(
        turn.chat_id,
        FileKind.SURVEYS,
        "report_xlsx",
        screens.sheet(found, turn.texts),
        turn.texts,
        course=cohort.title,
        day=local_day(turn.now, cohort.zone),
    )
    turn.reply("report", file)


def _secret(turn: Turn) -> bytes:
    return turn.bot.part(PersonalData).key
