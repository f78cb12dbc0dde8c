"""A workbook of three courses with all that is odd in names, for tests without a database."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from bot.desk.sheets.domain import Held
from bot.desk.workbook.domain import Workbook, WorkbookCohort, WorkbookPerson
from bot.desk.workbook.screens import file_data
from bot.locale import Catalogue
from bot.membership.domain import Cohort, CohortId, EnrolmentId, Membership, PersonId
from bot.sessions.attendance.domain import Attendance, PersonAttendance

KEY: Final = b"a key of the tests"
NOW: Final = datetime(2023, 6, 1, 3, tzinfo=UTC)
NAMES: Final = (
    "Sok Dara", "ចាន់ ធីតា", "=1+1", "+855", "@home", "O'Brien", "Ros & Chenda <x>", "1",
    "2023-05-01", "True", "  Pich  Bopha ", "Heng\u200bSamnang", "é" * 40, "-",
)  # fmt: skip
ORGANIZATIONS: Final = ("Lotus House", "ផ្កាឈូក", "R&D, “Rice”", "=Bridge", None)
TITLES: Final = ("Module 4, May 2023", "Module 4: [May] 2023/second *group*?", "ម៉ូឌុលទី 4 ឧសភា")


def cohort_of(number: int, people: int) -> WorkbookCohort:
    """A cohort with three meetings; what is known of each person is different."""
    held = tuple(
        Held(
            session=number * 10 + n,
            part=n if n < 3 else None,
            title="" if n < 3 else "Film, “A day”",
            starts_at=NOW - timedelta(days=4 - n),
            ends_at=NOW - timedelta(days=4 - n, hours=-2),
            taken=True,
        )
        for n in (1, 2, 3)
    )
    listed = tuple(_person(number * 1000 + n, n) for n in range(people))
    known = {
        (meeting.session, each.person): _seen(each.person, state)
        for meeting in held
        for each, state in zip(listed, [*Attendance, None] * people, strict=False)
        if state is not None
    }
    return WorkbookCohort(
        cohort=Cohort(
            id=CohortId(number),
            course="community-liberation-toolkit",
            title=TITLES[number - 1],
            zone="Asia/Phnom_Penh",
        ),
        people=listed,
        held=held,
        known=known,
        lessons=6,
    )


def _person(id_: int, n: int) -> WorkbookPerson:
    state = list(Membership)[n % 4]
    joined = state in {Membership.ACTIVE, Membership.FINISHED}
    return WorkbookPerson(
        place=EnrolmentId(id_),
        person=PersonId(id_),
        name=NAMES[n % len(NAMES)],
        organization=ORGANIZATIONS[n % len(ORGANIZATIONS)],
        language=("km", "en", "")[n % 3],
        state=state,
        joined_at=NOW - timedelta(days=30) if joined else None,
        active_at=NOW - timedelta(days=n) if joined else None,
        spoken_at=NOW - timedelta(days=9) if joined and n % 5 == 0 else None,
        lessons=n % 7,
    )


def _seen(person: PersonId, state: Attendance) -> PersonAttendance:
    return PersonAttendance(person=person, name="", state=state, said_no=False)


def data_of(language: str, *, with_names: bool, password: str = "") -> dict[str, Any]:
    """What the recipe of the file gets."""
    cohorts = tuple(cohort_of(number, people) for number, people in ((1, 14), (2, 40), (3, 12)))
    named = sorted({each for each in ORGANIZATIONS if each})
    made = Workbook(
        id=7, with_names=with_names, now=NOW, cohorts=cohorts, organizations=tuple(named)
    )
    return file_data(made, Catalogue().texts(language), password=password, key=KEY)
