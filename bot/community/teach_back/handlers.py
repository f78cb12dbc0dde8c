"""Shows packs to pass on, and sends their pictures."""

from bot.community.buttons import OpenPacks, PackPicture, ReadPack
from bot.community.teach_back import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Drawing

routes = Routes("community")

routes.shows(OpenPacks, service.packs, screens.packs, ends_dialog=True)


@routes.tap(ReadPack, ends_dialog=True)
async def read_pack(turn: Turn, button: ReadPack) -> None:
    course, found = await service.open_pack(turn.act, button.named, button.language)
    said = turn.bot.catalogue.texts(button.language)
    turn.show(screens.pack(course, found, said, turn.texts))


@routes.tap(PackPicture)
async def send_picture(turn: Turn, button: PackPicture) -> None:
    course, found = await service.open_pack(turn.act, button.named, button.language)
    said = turn.bot.catalogue.texts(button.language)
    drawing = Drawing(
        field="photo",
        recipe="teach_back",
        about=screens.picture_data(course, found, said),
        filename="picture.png",
    )
    turn.reply(
        "pack", calls.picture(turn.chat_id, screens.caption(turn.texts), drawing, silent=True)
    )
