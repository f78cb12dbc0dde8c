"""Handlers of joining, Home, settings, one's own data, and the coordinators' list of people."""

from bot.membership.person.domain import NoName
from bot.people.corrections import handlers as corrections
from bot.people.corrections import notices as corrections_notices
from bot.people.directory import handlers as directory
from bot.people.domain import AlreadyThere, HoldsOffice, OutOfReach, RemindedAlready, TooLateToUndo
from bot.people.invites import handlers as invites
from bot.people.invites.domain import DeadLink
from bot.people.joining import handlers as joining
from bot.people.joining import notices as joining_notices
from bot.people.link_sheets import handlers as link_sheets
from bot.people.moving import notices as moving_notices
from bot.people.mydata import handlers as mydata
from bot.people.nudges import notices as nudges_notices
from bot.people.phones import notices as phones_notices
from bot.people.requests import handlers as requests
from bot.people.requests import notices as requests_notices
from bot.people.roster import handlers as roster
from bot.people.roster_file import handlers as roster_file
from bot.people.settings import handlers as settings
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.refusals import RefusalWords
from bot.telegram.outgoing.kinds import Notices

routes = Routes().merge(
    corrections.routes,
    directory.routes,
    invites.routes,
    joining.routes,
    link_sheets.routes,
    mydata.routes,
    requests.routes,
    roster.routes,
    roster_file.routes,
    settings.routes,
)


notices = Notices().merge(
    corrections_notices.notices,
    joining_notices.notices,
    moving_notices.notices,
    nudges_notices.notices,
    phones_notices.notices,
    requests_notices.notices,
)
refusals: RefusalWords = {
    DeadLink: "refusal.dead_link",
    NoName: "refusal.no_name",
    AlreadyThere: "refusal.already_there",
    HoldsOffice: "refusal.holds_office",
    OutOfReach: "refusal.out_of_reach",
    TooLateToUndo: "refusal.too_late_to_undo",
    RemindedAlready: "refusal.reminded",
}
