"""What a roster changes on the list, as a table."""

import pytest

from bot.membership.domain import EnrolmentId, PersonId
from bot.people.roster.domain import NewOrganization, OnList, merge
from bot.people.roster_file.domain import RosterRow

ORGANIZATIONS = ["Lotus House", "River School"]


def on_list(
    name: str, organization: str | None, language: str = "", *, came_in: bool = False
) -> OnList:
    number = sum(map(ord, name + (organization or "")))
    return OnList(
        enrolment=EnrolmentId(number),
        person=PersonId(number),
        name=name,
        organization=organization,
        language=language,
        came_in=came_in,
    )


def person(name: str, organization: str | None, language: str = "") -> RosterRow:
    return RosterRow(row=2, name=name, organization=organization, language=language)


DARA = on_list("Sok Dara", "Lotus House", "km")
IN = on_list("Sok Dara", "Lotus House", "en", came_in=True)
TWO = [DARA, on_list("Sok Dara", "River School")]


@pytest.mark.parametrize(
    ("known", "people", "counts"),
    [  # (added, changed, same)
        ([], [person("Sok Dara", "Lotus House")], (1, 0, 0)),
        ([DARA], [person("sok dara", "LOTUS HOUSE", "km")], (0, 0, 1)),
        ([DARA], [person("Sok Dara", "Lotus House")], (0, 0, 1)),
        ([DARA], [person("Sok Dara", "Lotus House", "en")], (0, 1, 0)),
        ([IN], [person("Sok Dara", "Lotus House", "km")], (0, 0, 1)),
        ([DARA], [person("Sok Dara", "River School")], (0, 1, 0)),
        ([DARA], [person("Sok Dara", None)], (0, 0, 1)),
        (
            [DARA],
            [person("Sok Dara", "Lotus House"), person("Sok Dara", "River School")],
            (1, 0, 1),
        ),
        ([DARA], [person("Sok Dara", "Open Door"), person("Sok Dara", "River School")], (2, 0, 0)),
        (TWO, [person("Sok Dara", "Open Door")], (1, 0, 0)),
    ],
)
def test_people_are_added_changed_or_the_same(
    known: list[OnList], people: list[RosterRow], counts: tuple[int, int, int]
) -> None:
    found = merge(people, known, ORGANIZATIONS)

    assert (len(found.added), len(found.changed), found.same) == counts
    assert found.count == counts[0] + counts[1]


def test_new_organizations_are_named_once_with_the_one_that_they_resemble() -> None:
    people = [person("A", "Lotos House"), person("B", "LOTOS house"), person("C", "Open Door"),
              person("D", "River School")]  # fmt: skip

    found = merge(people, [], ORGANIZATIONS)

    assert found.organizations == (
        NewOrganization(name="Lotos House", meant="Lotus House"),
        NewOrganization(name="Open Door", meant=None),
    )


def test_the_fingerprint_changes_with_the_list() -> None:
    people = [person("Sok Dara", "River School")]

    same = merge(people, [DARA], ORGANIZATIONS).fingerprint()

    assert merge(people, [DARA], ORGANIZATIONS).fingerprint() == same
    assert merge(people, [], ORGANIZATIONS).fingerprint() != same
    assert merge(people, [DARA], ["Lotus House"]).fingerprint() != same


@pytest.mark.parametrize(
    ("name", "organization", "is_alike"),
    [
        ("Dara Sok", "Lotus House", True),
        ("SOK-DARA", "River School", True),
        ("Sokdara", None, True),
        ("Sok Dara", "Lotus House", False),  # the same, so nobody is added
        ("Chan Thida", "Lotus House", False),
    ],
)
def test_a_new_name_like_that_of_somebody_who_has_joined_is_asked_about(
    name: str,
    organization: str | None,
    is_alike: bool,  # noqa: FBT001 - a value of the table
) -> None:
    found = merge([person(name, organization)], [IN], ORGANIZATIONS)

    assert [each.known for each in found.alike] == [IN] * is_alike
    assert found.without_alike().added == (() if is_alike else found.added)


def test_a_name_like_that_of_somebody_who_has_not_joined_is_asked_about_too() -> None:
    [alike] = merge([person("Dara Sok", "Lotus House")], [DARA], ORGANIZATIONS).alike
    assert alike.known == DARA


def test_a_person_who_has_a_row_of_their_own_is_nobody_else() -> None:
    rows = [person("Sok Dara", "Lotus House"), person("Dara Sok", "River School")]
    assert merge(rows, [DARA], ORGANIZATIONS).alike == ()
