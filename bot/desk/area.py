"""Handlers of the coordinators' day."""

from bot.desk.contacts import handlers as contacts
from bot.desk.groups import handlers as groups
from bot.desk.morning import notices as morning_notices
from bot.desk.person import handlers as person
from bot.desk.person_changes import handlers as person_changes
from bot.desk.reports import handlers as reports
from bot.desk.team import handlers as team
from bot.desk.team.service import LastCoordinator
from bot.desk.test_run import handlers as test_run
from bot.desk.test_run import notices as test_run_notices
from bot.desk.today import handlers as today
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.refusals import RefusalWords
from bot.telegram.outgoing.kinds import Notices

routes = Routes().merge(
    contacts.routes,
    groups.routes,
    person.routes,
    person_changes.routes,
    reports.routes,
    team.routes,
    test_run.routes,
    today.routes,
)


notices = Notices().merge(
    morning_notices.notices,
    test_run_notices.notices,
)
refusals: RefusalWords = {
    LastCoordinator: "refusal.last_coordinator",
}
