"""A course of two parts, small enough to see at a glance, in English only."""

from dataclasses import replace

from bot.catalog.course import (
    AloudItem,
    AnswerOption,
    Card,
    CardId,
    Course,
    CourseId,
    Item,
    ItemId,
    Module,
    ModuleId,
    Objective,
    ObjectiveId,
    OptionId,
    Point,
    Rich,
    Text,
    Unit,
    UnitId,
)


def text(words: str) -> Text:
    return Text(strings=(("en", words),))


def rich(words: str) -> Rich:
    return Rich(strings=(("en", words),))


def item(
    item_id: str,
    *,
    right: str = "b",
    options: str = "abcd",
    fixed_order: bool = False,
    wording: str = "1234567890ab",
    card: int = 1,
) -> Item:
    """A question whose options are named by letters; those in `right` make the point."""
    unit = item_id.rpartition(".")[0]
    return Item(
        id=ItemId(item_id),
        objective=ObjectiveId(f"{unit}.o1"),
        card=CardId(f"{unit}.c{card}"),
        stem=text(f"Stem of {item_id}"),
        options=tuple(
            AnswerOption(
                id=OptionId(letter),
                text=text(f"Option {letter}"),
                feedback=text(f"Because of {letter}."),
                right=letter in right,
            )
            for letter in options
        ),
        choose=len(right),
        fixed_order=fixed_order,
        sources=(),
        content_hash=wording,
    )


def sentence(item_id: str, *, card: int = 1) -> AloudItem:
    """A sentence to say aloud, with three points."""
    unit = item_id.rpartition(".")[0]
    return AloudItem(
        id=ItemId(item_id),
        card=CardId(f"{unit}.c{card}"),
        ask=text(f"Scene of {item_id}"),
        model=text(f"One way to say {item_id}"),
        points=tuple(Point(text=text(f"Point {number}")) for number in (1, 2, 3)),
    )


def unit(
    unit_id: str, *, cards: int = 3, items: tuple[Item, ...] = (), extra: bool = False
) -> Unit:
    """A part with so many lessons, or (`extra`) a unit to read freely."""
    return Unit(
        id=UnitId(unit_id),
        title=text(f"Part {unit_id}"),
        note=None,
        objectives=(Objective(id=ObjectiveId(f"{unit_id}.o1"), text=text("Know it")),),
        cards=tuple(
            Card(
                id=CardId(f"{unit_id}.c{number}"),
                number=number,
                title=text(f"Lesson {number} of {unit_id}"),
                sight=rich(f"In sight {number}"),
                more=rich(f"Behind {number}"),
                sources=(),
            )
            for number in range(1, cards + 1)
        ),
        items=items,
        extra=extra,
    )


def course(*units: Unit, warm_up: tuple[str, ...] = ()) -> Course:
    """A course of one module with these parts."""
    module = Module(
        id=ModuleId("m1"),
        number=1,
        title=text("Module"),
        note=None,
        units=units,
        scenarios=(),
        cases=(),
    )
    return Course(
        id=CourseId("small"),
        title=text("A small course"),
        short=text("Module 1"),
        languages=("en",),
        credits=rich("By us"),
        modules=(module,),
        rungs=("week", "evening", "start10", "closing"),
        warm_up=tuple(ItemId(each) for each in warm_up),
        pulse=(),
        plan_steps=(),
        places=(),
        barriers=(),
        pictures=(),
        topic_words=(),
        allowed_links=(),
        sources=(),
        terms=(),
        services=(),
        safety_texts=(),
    )


SMALL = course(
    unit(
        "m1.u1",
        items=(
            item("m1.u1.q1"),
            item("m1.u1.q2", right="a", card=2),
            item("m1.u1.q3", right="acd", card=3),
        ),
    ),
    unit("m1.u2", cards=2, items=(item("m1.u2.q1"),)),
    warm_up=("m1.u1.q1", "m1.u2.q1"),
)


def without(whole: Course, *gone: str, wording: str = "") -> Course:
    """The course after an edit: some questions taken out, or all of them with other words."""

    def edited(part: Unit) -> Unit:
        kept = (each for each in part.items if each.id not in gone)
        edited_items = (replace(each, content_hash=wording or each.content_hash) for each in kept)
        return replace(part, items=tuple(edited_items))

    [module] = whole.modules
    return replace(
        whole, modules=(replace(module, units=tuple(edited(part) for part in module.units)),)
    )
