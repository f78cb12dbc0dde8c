"""Handlers of announcements."""

from bot.announcements.approval import handlers as approval
from bot.announcements.approval import notices as approval_notices
from bot.announcements.audience import handlers as audience
from bot.announcements.audience.domain import NoCohort
from bot.announcements.audience_meetings import handlers as audience_meetings
from bot.announcements.checking import handlers as checking
from bot.announcements.composing import handlers as composing
from bot.announcements.cover import handlers as cover
from bot.announcements.domain import AlreadyOnItsWay, NobodyThere, NothingToSend, WordsForgotten
from bot.announcements.history import handlers as history
from bot.announcements.message import notices as message_notices
from bot.announcements.recall import handlers as recall
from bot.announcements.recall.service import TooOldToTakeBack
from bot.announcements.receipts import handlers as receipts
from bot.announcements.receipts import notices as receipts_notices
from bot.announcements.results import handlers as results
from bot.announcements.results import notices as results_notices
from bot.announcements.saved_audiences import handlers as saved_audiences
from bot.announcements.saved_audiences.service import TooManySaved
from bot.announcements.scheduling import handlers as scheduling
from bot.announcements.scheduling.screens import NOT_THIS_TIME
from bot.announcements.sending import handlers as sending
from bot.announcements.typos import handlers as typos
from bot.announcements.typos import notices as typos_notices
from bot.announcements.typos.domain import AlreadySo, MoreThanATypo, NoWords
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.refusals import RefusalWords
from bot.telegram.outgoing.kinds import Notices

routes = Routes().merge(
    approval.routes,
    audience.routes,
    audience_meetings.routes,
    checking.routes,
    composing.routes,
    cover.routes,
    history.routes,
    recall.routes,
    receipts.routes,
    receipts.staff_routes,
    results.routes,
    saved_audiences.routes,
    scheduling.routes,
    sending.routes,
    typos.routes,
)


notices = Notices().merge(
    approval_notices.notices,
    message_notices.notices,
    receipts_notices.notices,
    results_notices.notices,
    typos_notices.notices,
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
