"""Sends one's own data as a page to read."""

from bot.days import local_day
from bot.people.buttons import ReadMyData
from bot.people.mydata.screens import data_file_caption
from bot.people.mydata.service import summarize_data
from bot.people.mydata_page import screens
from bot.people.settings.service import languages_to_choose
from bot.storage.personal_data import PersonalData
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Drawing
from bot.telegram.kit.file_names import FileKind, file_name

routes = Routes("people")


@routes.tap(ReadMyData, private=True)
async def read_my_data(turn: Turn, _button: ReadMyData) -> None:
    found = await summarize_data(turn.act, turn.bot.part(PersonalData))
    own = turn.texts.language
    others = await languages_to_choose(turn.act, turn.texts.spoken)
    order = [own, *(each for each in others if each != own)]
    languages = tuple(turn.bot.catalogue.texts(each) for each in order)
    about = screens.page(found, languages, months=turn.bot.periods.inactive_months)
    drawing = Drawing(
        field="document",
        recipe="reading",
        about=about,
        filename=file_name(
            FileKind.MY_DATA, "html", language=own, day=local_day(turn.now, turn.person.zone)
        ),
        private=True,
    )
    turn.reply("my_data", calls.document(turn.chat_id, data_file_caption(turn.texts), drawing))
