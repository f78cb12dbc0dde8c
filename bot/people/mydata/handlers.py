"""/privacy: what is stored about somebody, and what they may do with it."""

from typing import Any

from bot.days import local_day
from bot.membership.domain import Visitor
from bot.people.buttons import (
    AskErase,
    AskEraseAgain,
    AskLeave,
    AskLeaveOne,
    ComeBack,
    DownloadMyData,
    Erase,
    Leave,
    OpenMyData,
    ShowMyData,
)
from bot.people.going.service import find_request
from bot.people.mydata import screens, service
from bot.people.mydata.service import MyData
from bot.people.own_courses.service import several_courses
from bot.refusals import NoSuchContent, require
from bot.safety.signatures.service import as_signed
from bot.safety.texts.domain import safety_text
from bot.safety.texts.service import course_of_visitor
from bot.storage.personal_data import PersonalData
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Drawing
from bot.telegram.kit.file_names import FileKind, file_name

routes = Routes("people")


@routes.tap(OpenMyData)
async def open_my_data(turn: Turn, _button: OpenMyData) -> None:
    takes_part = turn.visitor.enrolment is not None
    going = await find_request(turn.act)
    found = await _summary(turn)
    turn.show(screens.overview(found, turn.texts, takes_part=takes_part, going=going, now=turn.now))


routes.shortcut(OpenMyData(), "privacy")


@routes.tap(ShowMyData)
async def show_my_data(turn: Turn, _button: ShowMyData) -> None:
    months = turn.bot.periods.inactive_months
    turn.show(screens.everything(await _summary(turn), turn.texts, months=months))


@routes.tap(DownloadMyData, private=True)
async def download(turn: Turn, _button: DownloadMyData) -> None:
    found = await _summary(turn)
    about: dict[str, Any] = {"at": turn.now.isoformat(), "tables": found.tables}
    drawing = Drawing(
        field="document",
        recipe="my_data",
        about=about,
        filename=file_name(
            FileKind.MY_DATA,
            "json",
            language=turn.texts.language,
            day=local_day(turn.now, turn.person.zone),
        ),
        private=True,
    )
    turn.reply(
        "my_data", calls.document(turn.chat_id, screens.data_file_caption(turn.texts), drawing)
    )


@routes.tap(AskLeave, private=True)
async def ask_leave(turn: Turn, _button: AskLeave) -> None:
    if courses := await several_courses(turn.act):
        turn.show(screens.which_to_leave(courses, turn.texts))
        return
    turn.show(screens.ask_leave(turn.enrolment.id, turn.texts))


@routes.tap(AskLeaveOne, private=True)
async def ask_leave_one(turn: Turn, button: AskLeaveOne) -> None:
    courses = await several_courses(turn.act)
    found = next((each for each in courses if each.enrolment == button.enrolment), None)
    name = require(found).name(turn.texts.language)
    turn.show(screens.ask_leave(button.enrolment, turn.texts, course=name))


@routes.tap(Leave, private=True)
async def leave(turn: Turn, button: Leave) -> None:
    turn.visitor = await service.leave(turn.act, button.enrolment)
    await turn.go_home()


@routes.tap(ComeBack)
async def come_back(turn: Turn, button: ComeBack) -> None:
    turn.visitor = await service.come_back(turn.act, button.enrolment)
    await turn.go_home()


@routes.tap(AskErase, private=True)
async def ask_delete(turn: Turn, _button: AskErase) -> None:
    course = require(await course_of_visitor(turn.act), NoSuchContent)
    signed = await as_signed(turn.tx, course)
    erasing = safety_text(signed, "erase", turn.texts.language, demo=turn.bot.demo)
    certificate = await service.has_certificate(turn.act, turn.bot.part(PersonalData))
    turn.show(screens.ask_delete(erasing, turn.texts, certificate=certificate))


@routes.tap(AskEraseAgain, private=True)
async def ask_delete_again(turn: Turn, _button: AskEraseAgain) -> None:
    turn.show(screens.ask_delete_again(turn.person.id, turn.texts))


@routes.tap(Erase, private=True)
async def delete(turn: Turn, button: Erase) -> None:
    await service.delete_person(turn.act, button.person, turn.bot.part(PersonalData))
    turn.visitor = Visitor()
    turn.show(screens.deleted(turn.texts))
    scope = {"type": "chat", "chat_id": turn.chat_id}
    turn.reply("menu", calls.other("deleteMyCommands", scope=scope))


async def _summary(turn: Turn) -> MyData:
    return await service.summarize_data(turn.act, turn.bot.part(PersonalData))
