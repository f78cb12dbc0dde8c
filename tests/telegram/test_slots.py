"""What features add to a screen stands in the order of its rows and columns."""

from markupsafe import Markup

from bot.facts import Fact, KnownFacts
from bot.locale import Catalogue, Texts
from bot.telegram.kit.destinations import OpenHome
from bot.telegram.kit.screen import ButtonRow, tap
from bot.telegram.slots import ScreenSlot, Slots, facts_of, lines_of, rows_of

TEXTS = Catalogue().texts("en")


def slot(row: int, column: int, label: str) -> ScreenSlot[str]:
    def buttons(about: str, _texts: Texts) -> ButtonRow:
        return [tap(f"{label} {about}", OpenHome())]

    return ScreenSlot(
        row=row, column=column, buttons=buttons, lines=lambda _about, _: [Markup(label)]
    )


def labels(slots: tuple[ScreenSlot[str], ...]) -> list[list[str]]:
    return [[button.label for button in row] for row in rows_of(slots, "here", TEXTS)]


def test_rows_and_columns_say_where_buttons_and_lines_stand() -> None:
    slots = (slot(2, 1, "c"), slot(1, 2, "b"), slot(1, 1, "a"))

    assert labels(slots) == [["a here", "b here"], ["c here"]]
    assert lines_of(slots, "here", TEXTS) == [Markup(each) for each in "abc"]


def test_a_slot_may_have_lines_only() -> None:
    only: ScreenSlot[str] = ScreenSlot(row=1, lines=lambda about, _texts: [Markup(about)])

    assert labels((only, slot(1, 2, "a"))) == [["a here"]]
    assert lines_of((only,), "here", TEXTS) == [Markup("here")]


def test_the_slots_of_all_features_are_one() -> None:
    merged = Slots().merge(Slots(more=(ScreenSlot(row=1),)), Slots(more=(ScreenSlot(row=2),)))

    assert [each.row for each in merged.more] == [1, 2]
    assert merged.home == ()


def test_a_fact_that_two_slots_need_is_asked_once() -> None:
    fact = Fact(kind=str, queries=lambda _place: (), read=lambda _place, _rows: "")
    slots: tuple[ScreenSlot[KnownFacts], ...] = (
        ScreenSlot(row=1, fact=fact),
        ScreenSlot(row=2, fact=fact),
        ScreenSlot(row=3),
    )

    assert facts_of(*slots) == (fact,)
