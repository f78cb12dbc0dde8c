"""Somebody opens the question and answers it by a tap."""

from bot.people.buttons import AskSex, TellSex
from bot.people.sex import screens, service
from bot.telegram.incoming.router import Routes

routes = Routes("people")

routes.shows(AskSex, service.open_question, screens.question)

routes.shows(TellSex, service.save_answer, screens.noted)
