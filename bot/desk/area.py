"""The coordinators' day: whom to contact, people, groups, the team, reports, mornings."""

from bot.desk.alarms import notices as alarms_notices
from bot.desk.coming import handlers as coming
from bot.desk.contacts import handlers as contacts
from bot.desk.contacts import storage as contacts_storage
from bot.desk.course_page import handlers as course_page
from bot.desk.course_page import screens as course_page_screens
from bot.desk.covers import handlers as covers
from bot.desk.digest.service import Digests
from bot.desk.group_replies import handlers as group_replies
from bot.desk.group_replies import notices as group_replies_notices
from bot.desk.groups import handlers as groups
from bot.desk.groups import notices as groups_notices
from bot.desk.groups import screens as groups_screens
from bot.desk.groups import service as groups_service
from bot.desk.inbox import handlers as inbox
from bot.desk.morning import notices as morning_notices
from bot.desk.morning import storage as morning_storage
from bot.desk.morning.service import Mornings
from bot.desk.notes import handlers as notes
from bot.desk.notes import screens as notes_screens
from bot.desk.notes import storage as notes_storage
from bot.desk.period_report import handlers as period_report
from bot.desk.periods import handlers as periods
from bot.desk.person import handlers as person
from bot.desk.programme import handlers as programme
from bot.desk.programme import notices as programme_notices
from bot.desk.programme import screens as programme_screens
from bot.desk.programme import storage as programme_storage
from bot.desk.programme.service import OneCourseOnly, ProgrammeMonths
from bot.desk.reports import handlers as reports
from bot.desk.reports import screens as reports_screens
from bot.desk.sheets import handlers as sheets
from bot.desk.sightings import storage as sightings_storage
from bot.desk.six_months import handlers as six_months
from bot.desk.six_months import screens as six_months_screens
from bot.desk.six_months.service import TooFewPeople
from bot.desk.staff_access import handlers as staff_access
from bot.desk.stolen_phone import handlers as stolen_phone
from bot.desk.stolen_phone import notices as stolen_phone_notices
from bot.desk.team import handlers as team
from bot.desk.team import notices as team_notices
from bot.desk.team import screens as team_screens
from bot.desk.team import service as team_service
from bot.desk.team import storage as team_storage
from bot.desk.team.service import LastCoordinator
from bot.desk.test_run import handlers as test_run
from bot.desk.test_run import notices as test_run_notices
from bot.desk.test_run import screens as test_run_screens
from bot.desk.ticking import handlers as ticking
from bot.desk.today import handlers as today
from bot.desk.workbook import handlers as workbook
from bot.desk.workbook import notices as workbook_notices
from bot.desk.workbook import screens as workbook_screens
from bot.desk.workbook import storage as workbook_storage
from bot.desk.workbook.domain import WorkbookTooLarge
from bot.desk.workbook_back import handlers as workbook_back
from bot.desk.workbook_back import storage as workbook_back_storage
from bot.desk.workbook_back.service import TooManyChanges
from bot.telegram.registration import Area, Feature
from bot.telegram.slots import ScreenSlot, Slots, WaitingSlot

AREA = Area(
    name="desk",
    shared=(
        "first_steps",
        "more",
        "report_counts",
        "report_deeds",
        "report_figures",
        "report_layout",
        "report_pages",
        "workbook_cells",
        "workbook_rows",
    ),
    features=(
        Feature(notices=alarms_notices.notices),
        Feature(routes=coming.routes),
        Feature(routes=contacts.routes, tables=contacts_storage.TABLES),
        Feature(
            routes=course_page.routes,
            slots=Slots(desk_more=(ScreenSlot(row=4, buttons=course_page_screens.desk_more_row),)),
        ),
        Feature(routes=covers.routes),
        # Mornings show last week's digest, so it is counted first.
        Feature(sources=lambda _courses: [Digests()]),
        Feature(
            notices=morning_notices.notices,
            sources=lambda courses: [Mornings(courses)],
            tables=morning_storage.TABLES,
        ),
        Feature(routes=group_replies.routes, notices=group_replies_notices.notices),
        Feature(
            routes=groups.routes,
            slots=Slots(
                waiting=(
                    WaitingSlot(
                        row=7,
                        queries=groups_service.lost_queries,
                        read=groups_service.lost,
                        show=groups_screens.waiting,
                    ),
                )
            ),
            notices=groups_notices.notices,
        ),
        Feature(
            routes=notes.routes,
            slots=Slots(
                card=(
                    ScreenSlot(
                        row=1,
                        buttons=notes_screens.card_row,
                        lines=notes_screens.card_lines,
                        fact=notes_storage.NOTES,
                    ),
                    ScreenSlot(row=0, buttons=notes_screens.off_row),
                ),
            ),
            tables=notes_storage.TABLES,
        ),
        Feature(routes=period_report.routes),
        Feature(routes=periods.routes),
        Feature(routes=person.routes),
        Feature(
            routes=programme.routes,
            slots=Slots(reports=(ScreenSlot(row=1, buttons=programme_screens.reports_row),)),
            notices=programme_notices.notices,
            sources=lambda courses: [ProgrammeMonths(courses)],
            tables=programme_storage.TABLES,
            refusals={OneCourseOnly: "programme.refusal_one_course"},
        ),
        Feature(
            routes=reports.routes,
            slots=Slots(desk_more=(ScreenSlot(row=2, buttons=reports_screens.desk_more_row),)),
        ),
        Feature(routes=sheets.routes),
        Feature(tables=sightings_storage.TABLES),
        Feature(
            routes=six_months.routes,
            slots=Slots(
                reports=(ScreenSlot(row=1, column=2, buttons=six_months_screens.reports_row),)
            ),
            refusals={TooFewPeople: "six_months.refusal_too_few_people"},
        ),
        Feature(routes=staff_access.routes),
        Feature(routes=stolen_phone.routes, notices=stolen_phone_notices.notices),
        Feature(
            routes=team.routes,
            slots=Slots(
                desk_more=(ScreenSlot(row=7, buttons=team_screens.desk_more_row),),
                waiting=(
                    WaitingSlot(
                        row=10,
                        queries=team_service.wished_queries,
                        read=team_service.wished,
                        show=team_screens.waiting,
                    ),
                ),
            ),
            notices=team_notices.notices,
            tables=team_storage.TABLES,
            refusals={LastCoordinator: "team.refusal_last_coordinator"},
        ),
        Feature(
            routes=test_run.routes,
            slots=Slots(desk_more=(ScreenSlot(row=5, buttons=test_run_screens.desk_more_row),)),
            notices=test_run_notices.notices,
        ),
        Feature(routes=ticking.routes),
        Feature(routes=today.routes),
        Feature(routes=inbox.routes),
        Feature(
            routes=workbook_back.routes,
            tables=workbook_back_storage.TABLES,
            refusals={TooManyChanges: "workbook_back.refusal_too_many"},
        ),
        Feature(
            routes=workbook.routes,
            notices=workbook_notices.notices,
            slots=Slots(
                card=(
                    ScreenSlot(
                        row=3,
                        lines=workbook_screens.card_lines,
                        fact=workbook_storage.LAST_WORKBOOK,
                    ),
                ),
                reports=(ScreenSlot(row=0, buttons=workbook_screens.reports_row),),
            ),
            tables=workbook_storage.TABLES,
            refusals={WorkbookTooLarge: "workbook.refusal_too_large"},
        ),
    ),
)
