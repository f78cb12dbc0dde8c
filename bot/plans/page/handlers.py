"""Sends a plan as a picture or as a page to print."""

from bot.days import local_day
from bot.documents.lettering import can_draw
from bot.plans.buttons import SendPlan
from bot.plans.domain import PlanId
from bot.plans.page import screens
from bot.plans.screens import PNG
from bot.plans.service import OwnPlan, load_own_plan
from bot.refusals import StaleButton
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Drawing
from bot.telegram.kit.file_names import FileKind, file_name

routes = Routes("plans")


@routes.tap(SendPlan)
async def send(turn: Turn, button: SendPlan) -> None:
    found = await load_own_plan(turn.act, PlanId(button.plan))
    if button.form not in screens.FORMS or button.language not in found.course.languages:
        raise StaleButton
    if not can_draw(button.language):
        raise StaleButton
    _send(turn, found, button.language, button.form)


def _send(turn: Turn, found: OwnPlan, language: str, form: str) -> None:
    is_picture = form == PNG
    drawing = Drawing(
        field="photo" if is_picture else "document",
        recipe=f"plan_{form}",
        about=screens.page_data(found, turn.bot.catalogue.texts(language)),
        filename=file_name(
            FileKind.PLAN,
            form,
            language=language,
            day=local_day(turn.now, turn.person.zone),
        ),
        private=True,
    )
    call = calls.picture if is_picture else calls.document
    turn.reply("plan", call(turn.chat_id, screens.file(found, language, form, turn.texts), drawing))
