"""Announcements: writing, checking and sending them, and their results."""

from bot.announcements import storage
from bot.announcements.approval import handlers as approval
from bot.announcements.approval import notices as approval_notices
from bot.announcements.approval import screens as approval_screens
from bot.announcements.approval import service as approval_service
from bot.announcements.audience import handlers as audience
from bot.announcements.audience.domain import NoCohort
from bot.announcements.audience_rules import handlers as audience_rules
from bot.announcements.begun import handlers as begun
from bot.announcements.begun import storage as begun_storage
from bot.announcements.checking import handlers as checking
from bot.announcements.composing import handlers as composing
from bot.announcements.delivery.service import AnnouncementSource
from bot.announcements.domain import AlreadyOnItsWay, NobodyThere, NothingToSend, WordsForgotten
from bot.announcements.doubts import handlers as doubts
from bot.announcements.editing import handlers as editing
from bot.announcements.lists import handlers as lists
from bot.announcements.lists import storage as lists_storage
from bot.announcements.lists.service import TooManySaved
from bot.announcements.message import handlers as message
from bot.announcements.message import notices as message_notices
from bot.announcements.planned import handlers as planned
from bot.announcements.results import handlers as results
from bot.announcements.results import notices as results_notices
from bot.announcements.sending import handlers as sending
from bot.announcements.sending import storage as sending_storage
from bot.announcements.sending.screens import NOT_THIS_TIME
from bot.announcements.sending.service import TooOldToTakeBack
from bot.announcements.templates import handlers as templates
from bot.announcements.typos import handlers as typos
from bot.announcements.typos import notices as typos_notices
from bot.announcements.typos.domain import AlreadySo, MoreThanATypo, NoWords
from bot.announcements.votes import handlers as votes
from bot.announcements.votes import storage as votes_storage
from bot.telegram.registration import Area, Feature
from bot.telegram.slots import Slots, WaitingSlot

AREA = Area(
    name="announcements",
    shared=("before_start", "reasons", "shortcuts", "timing"),
    features=(
        Feature(routes=audience.routes, refusals={NoCohort: "audience.refusal_no_cohort"}),
        Feature(
            routes=approval.routes,
            notices=approval_notices.notices,
            slots=Slots(
                waiting=(
                    WaitingSlot(
                        row=1,
                        queries=approval_service.waiting_queries,
                        read=approval_service.waiting_in,
                        show=approval_screens.waiting,
                    ),
                ),
            ),
        ),
        Feature(routes=audience_rules.routes),
        Feature(routes=begun.routes, tables=begun_storage.TABLES),
        Feature(
            routes=checking.routes,
            refusals={NothingToSend: "announcements.refusal_nothing_to_send"},
        ),
        Feature(routes=composing.routes),
        Feature(sources=lambda _courses: [AnnouncementSource()]),  # delivery
        Feature(routes=doubts.routes),
        Feature(routes=editing.routes),
        Feature(
            routes=lists.routes,
            refusals={
                TooManySaved: "lists.refusal_too_many_saved",
                WordsForgotten: "announcements.refusal_words_forgotten",
            },
            tables=lists_storage.TABLES,
        ),
        Feature(routes=message.routes, notices=message_notices.notices),
        Feature(routes=planned.routes),
        Feature(routes=results.routes, notices=results_notices.notices),
        Feature(
            routes=sending.routes,
            refusals={
                AlreadyOnItsWay: "announcements.refusal_on_its_way",
                NobodyThere: "announcements.refusal_nobody",
                TooOldToTakeBack: "sending.refusal_too_old",
                **NOT_THIS_TIME,
            },
            tables=sending_storage.TABLES,
        ),
        Feature(routes=templates.routes),
        Feature(
            routes=typos.routes,
            notices=typos_notices.notices,
            refusals={
                NoWords: "typos.refusal_no_words",
                AlreadySo: "typos.refusal_already_so",
                MoreThanATypo: "typos.refusal_more_than_a_typo",
            },
        ),
        Feature(routes=votes.routes, tables=votes_storage.TABLES),
        Feature(tables=storage.TABLES),  # of all features
    ),
)
