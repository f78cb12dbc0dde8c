"""The people of a list below their organizations."""

from bot.people.roster_file.domain import RosterRow
from bot.people.roster_listing.domain import by_organization, in_order, of_part


def test_people_stand_below_their_organizations_and_those_without_any_last() -> None:
    listed = [
        ("Ly Na", None),
        ("Sok Dara", "Lotus House"),
        ("Chan Thida", "Bridge"),
        ("Keo Sina", "LOTUS HOUSE"),
    ]
    people = [
        RosterRow(row=row, name=name, organization=organization, language="")
        for row, (name, organization) in enumerate(listed, 1)
    ]
    assert [(each.organization, each.names) for each in by_organization(people)] == [
        ("Lotus House", ("Sok Dara", "Keo Sina")),
        ("Bridge", ("Chan Thida",)),
        (None, ("Ly Na",)),
    ]
    assert [each.row for each in in_order(people)] == [2, 4, 3, 1]
    [first] = of_part(in_order(people)[:1], people)
    assert (first.names, first.total) == (("Sok Dara",), 2)
