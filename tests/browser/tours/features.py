"""The tours by name."""

from collections.abc import Awaitable, Callable, Mapping

from tests.browser.album import Album
from tests.browser.tours.announcing import announcing, votes
from tests.browser.tours.community import community
from tests.browser.tours.course import Course
from tests.browser.tours.listing import merging, notes, rosters
from tests.browser.tours.peers import buddies, problems
from tests.browser.tours.plans import plans
from tests.browser.tours.reports import reports
from tests.browser.tours.rhythm import foresight, rhythm, this_month
from tests.browser.tours.running import answers, attendance, meetings, sexes, sheets
from tests.browser.tours.services import services
from tests.browser.tours.surveys import surveys

FEATURES: Mapping[str, Callable[[Album, Course], Awaitable[None]]] = {
    "plans": plans,
    "rhythm": rhythm,
    "this_month": this_month,
    "community": community,
    "services": services,
    "buddies": buddies,
    "problems": problems,
    "surveys": surveys,
    "foresight": foresight,
    "reports": reports,
    "announcing": announcing,
    "votes": votes,
    "rosters": rosters,
    "merging": merging,
    "notes": notes,
    "meetings": meetings,
    "attendance": attendance,
    "sheets": sheets,
    "answers": answers,
    "sexes": sexes,
}
