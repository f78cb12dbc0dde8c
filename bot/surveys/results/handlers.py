"""Coordinators open the surveys of a cohort, their results, what people wrote, and the file."""

from bot.days import local_day
from bot.people.second_factor.handlers import needs_code
from bot.people.service import note_export
from bot.storage.personal_data import PersonalData
from bot.surveys.buttons import OpenResults, OpenSurveys, OpenWritten, SurveysFile
from bot.surveys.results import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Drawing
from bot.telegram.kit.file_names import FileKind, file_caption, file_name

routes = Routes("surveys", staff=True)


@routes.tap(OpenSurveys)
async def open_surveys(turn: Turn, button: OpenSurveys) -> None:
    found = await service.read(turn.act, button.cohort, secret=_secret(turn))
    turn.show(screens.listed(found, turn.texts, now=turn.now))


@routes.tap(OpenResults)
async def open_results(turn: Turn, button: OpenResults) -> None:
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
    drawing = Drawing(
        field="document",
        recipe="report_xlsx",
        about=screens.sheet(found, turn.texts),
        filename=file_name(
            FileKind.SURVEYS,
            "xlsx",
            language=turn.texts.language,
            course=cohort.title,
            day=local_day(turn.now, cohort.zone),
        ),
        private=True,
    )
    await note_export(turn.act, cohort.id, "surveys", "xlsx")
    caption = file_caption(
        FileKind.SURVEYS, turn.texts, cohort.title, turn.texts.date(turn.now, cohort.zone)
    )
    turn.reply("report", calls.document(turn.chat_id, caption, drawing))


def _secret(turn: Turn) -> bytes:
    return turn.bot.part(PersonalData).key
