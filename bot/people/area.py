"""Joining, settings, one's own data, and the coordinators' list of people."""

from bot.people.agreement import handlers as agreement
from bot.people.arrivals import notices as arrivals_notices
from bot.people.claims import handlers as claims
from bot.people.claims import notices as claims_notices
from bot.people.claims import screens as claims_screens
from bot.people.claims import service as claims_service
from bot.people.claims import storage as claims_storage
from bot.people.cohorts import handlers as cohorts
from bot.people.directory import handlers as directory
from bot.people.directory import notices as directory_notices
from bot.people.domain import AlreadyThere, HoldsOffice, OutOfReach, RemindedAlready, TooLateToUndo
from bot.people.going import handlers as going
from bot.people.going import screens as going_screens
from bot.people.going import storage as going_storage
from bot.people.hiding import handlers as hiding
from bot.people.hiding import notices as hiding_notices
from bot.people.hiding import screens as hiding_screens
from bot.people.imports import handlers as imports
from bot.people.imports import storage as imports_storage
from bot.people.invites import handlers as invites
from bot.people.invites import storage as invites_storage
from bot.people.invites.domain import DeadLink
from bot.people.joining import handlers as joining
from bot.people.joining import notices as joining_notices
from bot.people.joining import screens as joining_screens
from bot.people.joining import service as joining_service
from bot.people.joining import storage as joining_storage
from bot.people.joining.domain import NotInThisLanguage
from bot.people.merging import handlers as merging
from bot.people.merging import storage as merging_storage
from bot.people.merging.domain import HadRole, NoSuchPerson, OtherCourses, TwoPhones
from bot.people.moving import notices as moving_notices
from bot.people.mydata import handlers as mydata
from bot.people.mydata import notices as mydata_notices
from bot.people.mydata import screens as mydata_screens
from bot.people.mydata import storage as mydata_storage
from bot.people.mydata_page import handlers as mydata_page
from bot.people.opened_links.service import OpenedLinks
from bot.people.organizations import handlers as organizations
from bot.people.organizations.domain import SharedOrganization
from bot.people.pin import handlers as pin
from bot.people.pin import notices as pin_notices
from bot.people.pin import screens as pin_screens
from bot.people.pin import storage as pin_storage
from bot.people.pin.domain import PinLocked
from bot.people.pin.service import TypedPins
from bot.people.removals import handlers as removals
from bot.people.renewal import handlers as renewal
from bot.people.requests import handlers as requests
from bot.people.requests import notices as requests_notices
from bot.people.requests import screens as requests_screens
from bot.people.requests import service as requests_service
from bot.people.roster import handlers as roster
from bot.people.roster import storage as roster_storage
from bot.people.roster_jobs import handlers as roster_jobs
from bot.people.second_factor import handlers as second_factor
from bot.people.second_factor import notices as second_factor_notices
from bot.people.second_factor import storage as second_factor_storage
from bot.people.settings import handlers as settings
from bot.people.settings import screens as settings_screens
from bot.people.sex import handlers as sex
from bot.people.sex import screens as sex_screens
from bot.people.sex import storage as sex_storage
from bot.people.shared_phone import handlers as shared_phone
from bot.people.shared_phone import notices as shared_phone_notices
from bot.people.shared_phone.service import OpenScreens
from bot.people.tidying import notices as tidying_notices
from bot.people.unsigned import handlers as unsigned
from bot.telegram.registration import Area, Feature
from bot.telegram.slots import ScreenSlot, Slots, WaitingSlot

AREA = Area(
    name="people",
    shared=(
        "namesakes",
        "own_courses",
        "rights",
        "roster_asides",
        "roster_belonging",
        "roster_beside",
        "roster_book",
        "roster_cells",
        "roster_columns",
        "roster_counts",
        "roster_doubts",
        "roster_file",
        "roster_footnotes",
        "roster_grouped",
        "roster_guesses",
        "roster_header",
        "roster_headings",
        "roster_import",
        "roster_labels",
        "roster_layout",
        "roster_lines",
        "roster_listing",
        "roster_names",
        "roster_people",
        "roster_reading",
        "roster_remarks",
        "roster_rows",
        "roster_sections",
        "roster_sheet",
        "roster_tabled",
        "roster_text",
        "roster_typed",
        "roster_unasked",
        "roster_unusual",
        "roster_words",
        "seed",
    ),
    features=(
        Feature(notices=arrivals_notices.notices),
        Feature(parts=lambda _courses: [OpenedLinks()]),
        Feature(
            routes=directory.routes,
            notices=directory_notices.notices,
            refusals={
                OutOfReach: "people.refusal_out_of_reach",
                RemindedAlready: "people.refusal_reminded",
            },
        ),
        Feature(
            routes=going.routes,
            slots=Slots(
                home=(
                    ScreenSlot(
                        row=2,
                        lines=going_screens.home_lines,
                        buttons=going_screens.home_row,
                        fact=going_storage.REQUEST,
                    ),
                ),
            ),
        ),
        Feature(
            routes=hiding.routes,
            slots=Slots(shared_phone=(ScreenSlot(row=2, buttons=hiding_screens.shared_phone_row),)),
            notices=hiding_notices.notices,
        ),
        Feature(
            routes=claims.routes,
            notices=claims_notices.notices,
            slots=Slots(
                card=(
                    ScreenSlot(
                        row=2, buttons=claims_screens.card_row, fact=claims_storage.CLAIMANTS
                    ),
                ),
                waiting=(
                    WaitingSlot(
                        row=8,
                        queries=claims_service.waiting_queries,
                        read=claims_service.waiting_in,
                        show=claims_screens.waiting,
                    ),
                ),
            ),
        ),
        Feature(routes=cohorts.routes),
        Feature(routes=imports.routes, tables=imports_storage.TABLES),
        Feature(
            routes=invites.routes,
            refusals={DeadLink: "invites.refusal_dead_link"},
            tables=invites_storage.TABLES,
        ),
        Feature(
            routes=joining.routes,
            notices=joining_notices.notices,
            refusals={NotInThisLanguage: "joining.refusal_not_in_language"},
            tables=joining_storage.TABLES,
            slots=Slots(
                waiting=(
                    WaitingSlot(
                        row=9,
                        queries=joining_service.corrections_queries,
                        read=joining_service.corrections,
                        show=joining_screens.waiting,
                    ),
                ),
            ),
        ),
        Feature(
            routes=merging.routes,
            refusals={
                TwoPhones: "merging.refusal_two_phones",
                OtherCourses: "merging.refusal_other_courses",
                HadRole: "merging.refusal_had_role",
                NoSuchPerson: "merging.refusal_no_such_person",
            },
            tables=merging_storage.TABLES,
        ),
        Feature(
            notices=moving_notices.notices,
            refusals={
                AlreadyThere: "people.refusal_already_there",
                HoldsOffice: "people.refusal_holds_office",  # of requests too
            },
        ),
        Feature(
            routes=sex.routes,
            slots=Slots(
                home=(ScreenSlot(row=1, buttons=sex_screens.home_row, fact=sex_storage.QUESTION),),
            ),
            tables=sex_storage.TABLES,
        ),
        Feature(routes=mydata_page.routes),
        Feature(
            routes=mydata.routes,
            notices=mydata_notices.notices,
            slots=Slots(
                more=(ScreenSlot(row=4, column=2, buttons=mydata_screens.more_row),),
                settings=(ScreenSlot(row=2, buttons=mydata_screens.settings_row),),
            ),
            tables=mydata_storage.TABLES,
        ),
        Feature(
            routes=organizations.routes,
            refusals={SharedOrganization: "organizations.refusal_shared_organization"},
        ),
        Feature(
            routes=pin.routes,
            slots=Slots(shared_phone=(ScreenSlot(row=1, buttons=pin_screens.shared_phone_row),)),
            notices=pin_notices.notices,
            refusals={PinLocked: "pin.refusal_pin_locked"},
            parts=lambda _courses: [TypedPins()],
            tables=pin_storage.TABLES,
        ),
        Feature(routes=removals.routes),
        Feature(routes=renewal.routes),
        Feature(routes=agreement.routes),
        Feature(
            routes=requests.routes,
            notices=requests_notices.notices,
            slots=Slots(
                waiting=(
                    WaitingSlot(
                        row=6,
                        queries=requests_service.asking_queries,
                        read=requests_service.asking_in,
                        show=requests_screens.waiting,
                    ),
                ),
            ),
            refusals={TooLateToUndo: "people.refusal_too_late_to_undo"},
        ),
        Feature(routes=roster.routes, tables=roster_storage.TABLES),
        Feature(routes=roster_jobs.routes),
        Feature(
            routes=second_factor.routes,
            notices=second_factor_notices.notices,
            tables=second_factor_storage.TABLES,
        ),
        Feature(
            routes=settings.routes,
            slots=Slots(
                more=(ScreenSlot(row=4, buttons=settings_screens.more_row),),
                desk_more=(ScreenSlot(row=7, column=2, buttons=settings_screens.desk_more_row),),
            ),
        ),
        Feature(
            routes=shared_phone.routes,
            notices=shared_phone_notices.notices,
            sources=lambda _courses: [OpenScreens()],
        ),
        Feature(notices=tidying_notices.notices),
        Feature(routes=unsigned.routes),
    ),
)
