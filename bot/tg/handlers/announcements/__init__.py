"""Handlers of announcements."""

from bot.domain.announcements.announcement import (
    AlreadyOnItsWay,
    NobodyThere,
    NothingToSend,
    WordsForgotten,
)
from bot.domain.announcements.audience import NoCohort
from bot.domain.announcements.fixing import AlreadySo, MoreThanATypo, NoWords
from bot.services.announcements.lists import TooManySaved
from bot.services.announcements.recalling import TooOldToTakeBack
from bot.tg.handlers.announcements import (
    audience,
    checking,
    composing,
    lists,
    receiving,
    sending,
    typos,
    when,
)
from bot.tg.handlers.router import Routes
from bot.tg.screens.announcements.when import NOT_THIS_TIME
from bot.tg.screens.refusals import RefusalWords

routes = Routes().merge(
    composing.routes,
    lists.routes,
    checking.routes,
    audience.routes,
    when.routes,
    sending.routes,
    typos.routes,
    receiving.routes,
)

refusals: RefusalWords = {
    AlreadyOnItsWay: "refusal.on_its_way",
    NobodyThere: "refusal.nobody",
    NothingToSend: "refusal.nothing_to_send",
    WordsForgotten: "refusal.words_forgotten",
    NoWords: "refusal.no_words",
    AlreadySo: "refusal.already_so",
    MoreThanATypo: "refusal.more_than_a_typo",
    TooOldToTakeBack: "refusal.too_old",
    TooManySaved: "refusal.too_many_saved",
    NoCohort: "refusal.no_cohort",
    **NOT_THIS_TIME,
}
