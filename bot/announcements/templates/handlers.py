"""Coordinators look at the templates of the course, and start a draft from one."""

from bot.announcements.begun.screens import put_away
from bot.announcements.buttons import OpenTemplates, ResumeDraft, UseTemplate
from bot.announcements.templates import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("announcements", staff=True)

routes.shows(OpenTemplates, service.open_templates, screens.templates, ends_dialog=True)


@routes.tap(UseTemplate)
async def use_template(turn: Turn, button: UseTemplate) -> None:
    draft = await service.start_from(turn.act, button.cohort, button.template)
    if draft.put_away is not None:
        turn.say(put_away(draft.put_away, turn.texts))
    await turn.follow(ResumeDraft(draft.id))
