"""Asks for the parts of a plan one by one; buttons go back or on, and nothing is stored yet."""

from datetime import date, timedelta

from markupsafe import Markup

from bot.catalog.course import Course
from bot.days import minute_as_clock
from bot.locale import Texts
from bot.plans.buttons import (
    AskDay,
    AskPlace,
    AskTime,
    ChangeStep,
    CheckDraft,
    KeepPlan,
    NewPlan,
    OpenPlan,
    WriteDay,
    WriteStep,
    WriteTime,
)
from bot.plans.domain import Plan
from bot.plans.making.domain import TimeProblem, day_and_minute
from bot.plans.making.service import Drafting
from bot.plans.screens import (
    file_buttons,
    next_question,
    place_in_sentence,
    sentence,
    sentence_of,
    step_of,
    strategy_button,
)
from bot.telegram.kit.screen import Screen, ScreenButton, in_rows, lines, paragraphs, tap
from bot.telegram.kit.ways import in_even_rows, plan_button, to_home

EXAMPLE = timedelta(days=14)
OWN_SHOWN = 4
"""The most steps in own words that are offered again."""


def asked(made: Drafting, texts: Texts) -> Screen:
    """Ask for what is missing; say first why the last choice was refused."""
    draft = made.draft
    if not draft.day or made.calendar.problem_of_day(date.fromordinal(draft.day)) is not None:
        return _day(made, texts)
    if draft.minute < 0 or made.problem is not None:
        return _time(made, texts)
    return check(made, texts) if draft.place else _place(made, texts)


def which_step(made: Drafting, texts: Texts) -> Screen:
    """Ask what to do, from the steps of the course."""
    offered = _offered(made, texts)
    buttons = [
        tap(str(n), AskDay(made.draft.plan, made.draft.revision, step))
        for n, (step, _) in enumerate(offered, 1)
    ]
    return Screen(
        text=paragraphs(
            _head(1, made, texts),
            texts("making.which_step"),
            _numbered(offered, texts),
            _others(made, texts),
        ),
        buttons=[
            *in_even_rows(buttons),
            [_own_words(made, texts)],
            strategy_button(made.course, texts) if made.before is None else [],
            [_out(made, texts)],
        ],
    )


def _others(made: Drafting, texts: Texts) -> Markup | None:
    """Tell which step most other organizations have planned, by its number in the list."""
    steps = [each.id for each in made.course.plan_steps]
    most = None if made.others is None else made.others.most_planned(steps)
    if made.others is None or most is None:
        return None
    step, many = most
    return texts(
        "making.others_planned", n=many, all=made.others.organizations, step=steps.index(step) + 1
    )


def other_step(made: Drafting, texts: Texts) -> Screen:
    """Ask for another step of a plan, whose day, time and place stay."""
    before, day, minute = _choices_kept(made)
    offered = _offered(made, texts)
    buttons = [
        tap(str(n), CheckDraft(before.id, before.revision, step, day, minute, before.place))
        for n, (step, _) in enumerate(offered, 1)
    ]
    return Screen(
        text=paragraphs(
            texts("plans.title"), texts("making.which_step"), _numbered(offered, texts)
        ),
        buttons=[*in_even_rows(buttons), [_own_words(made, texts)], [_out(made, texts)]],
    )


def other_place(made: Drafting, texts: Texts) -> Screen:
    """Ask for another place of a plan, whose step, day and time stay."""
    before, day, minute = _choices_kept(made)
    buttons = [
        tap(
            each.label.in_(texts.language),
            CheckDraft(before.id, before.revision, before.step, day, minute, each.id),
        )
        for each in made.course.places
    ]
    return Screen(
        text=paragraphs(texts("plans.title"), texts("making.which_place")),
        buttons=[*in_rows(buttons, 2), [_out(made, texts)]],
    )


def write_day(made: Drafting, texts: Texts) -> Screen:
    draft, example = made.draft, made.calendar.today + EXAMPLE
    back = tap(texts.label("plans.back"), AskDay(draft.plan, draft.revision, draft.step))
    said = f"{example.day}/{example.month}"
    asks = texts("making.write_day", example=said, day=texts.day(example))
    return Screen(
        text=paragraphs(
            _head(2, made, texts),
            _problem(made, texts),
            None
            if draft.minute < 0
            else texts("making.kept_time", time=minute_as_clock(draft.minute)),
            asks,
        ),
        buttons=[[back]],
    )


def write_time(made: Drafting, texts: Texts) -> Screen:
    draft = made.draft
    back = tap(
        texts.label("plans.back"), AskTime(draft.plan, draft.revision, draft.step, draft.day)
    )
    return Screen(
        text=paragraphs(_head(3, made, texts), _problem(made, texts), texts("making.write_time")),
        buttons=[[back]],
    )


def check(made: Drafting, texts: Texts) -> Screen:
    """Show the whole sentence before it is kept."""
    draft = made.draft
    day, choice = date.fromordinal(draft.day), (draft.plan, draft.revision, draft.step, draft.day)
    said = sentence_of(
        texts,
        day=day,
        time=minute_as_clock(draft.minute),
        place=place_in_sentence(made.course, draft.place, texts),
        step=step_of(made.course, draft.step, texts, made.words_of(draft.step)),
    )
    off = texts("making.day_off", day=texts.day(day)) if made.calendar.is_day_off(day) else None
    keep = KeepPlan(*choice, draft.minute, draft.place)
    return Screen(
        text=paragraphs(texts("plans.title"), said, off),
        buttons=[
            [tap(texts.label("making.keep"), keep)],
            [tap(texts.label("plans.back"), AskPlace(*choice, draft.minute)), _out(made, texts)],
        ],
    )


def _day(made: Drafting, texts: Texts) -> Screen:
    draft = made.draft
    buttons = [
        tap(
            texts.day_on_button(day),
            AskTime(draft.plan, draft.revision, draft.step, day.toordinal()),
        )
        for day in made.calendar.offered_days()
    ]
    other = tap(texts.label("making.other_day"), WriteDay(draft.plan, draft.revision, draft.step))
    return Screen(
        text=paragraphs(
            _head(2, made, texts),
            _problem(made, texts),
            texts(
                "making.i_will",
                step=step_of(made.course, draft.step, texts, made.words_of(draft.step)),
            ),
            texts("making.which_day"),
        ),
        buttons=[*in_rows(buttons, 2), [other], [_before(made, texts), _out(made, texts)]],
    )


def _time(made: Drafting, texts: Texts) -> Screen:
    draft, day = made.draft, date.fromordinal(made.draft.day)
    choice = (draft.plan, draft.revision, draft.step, draft.day)
    buttons = [tap(minute_as_clock(each), _at(made, each)) for each in made.calendar.minutes(day)]
    back = tap(texts.label("plans.back"), AskDay(*choice[:3]))
    return Screen(
        text=paragraphs(
            _head(3, made, texts),
            _problem(made, texts),
            texts("making.which_time", day=texts.day(day)),
        ),
        buttons=[
            buttons,
            [tap(texts.label("making.other_time"), WriteTime(*choice))],
            [back, _out(made, texts)],
        ],
    )


def _at(made: Drafting, minute: int) -> AskPlace | CheckDraft:
    """Return the button of a time; the place of a plan that is changed stays."""
    draft = made.draft
    choice = (draft.plan, draft.revision, draft.step, draft.day, minute)
    if made.before is not None:
        return CheckDraft(*choice, made.before.place)
    return AskPlace(*choice)


def _place(made: Drafting, texts: Texts) -> Screen:
    draft = made.draft
    choice = (draft.plan, draft.revision, draft.step, draft.day)
    buttons = [
        tap(each.label.in_(texts.language), CheckDraft(*choice, draft.minute, each.id))
        for each in made.course.places
    ]
    back = tap(texts.label("plans.back"), AskTime(*choice))
    return Screen(
        text=paragraphs(_head(4, made, texts), texts("making.which_place")),
        buttons=[*in_rows(buttons, 2), [back, _out(made, texts)]],
    )


def _offered(made: Drafting, texts: Texts) -> list[tuple[str, str]]:
    """Return the steps to choose from: those of the course, then the latest in own words."""
    own = [(each.id, each.words) for each in made.own if each.words][:OWN_SHOWN]
    course = [(each.id, each.text.in_(texts.language)) for each in made.course.plan_steps]
    return [*course, *own]


def _numbered(offered: list[tuple[str, str]], texts: Texts) -> Markup:
    return lines(
        *(texts("plans.numbered", n=n, step=words) for n, (_, words) in enumerate(offered, 1))
    )


def _own_words(made: Drafting, texts: Texts) -> ScreenButton:
    draft = made.draft
    return tap(texts.label("making.own_words"), WriteStep(draft.plan, draft.revision))


def _head(number: int, made: Drafting, texts: Texts) -> Markup:
    """Return the title, and for a new plan also which question this is."""
    if made.before is not None:
        return texts("plans.title")
    return lines(texts("plans.title"), texts("making.step_of", n=number))


def _problem(made: Drafting, texts: Texts) -> Markup | None:
    if made.problem is None:
        return None
    if made.problem is TimeProblem.NIGHT:
        calendar = made.calendar
        return texts(
            "making.problem_night",
            since=minute_as_clock(calendar.quiet_until),
            until=minute_as_clock(calendar.quiet_from),
        )
    return texts(f"making.problem_{made.problem}")


def _before(made: Drafting, texts: Texts) -> ScreenButton:
    if made.before is not None:
        return tap(texts.label("plans.back"), ChangeStep(made.before.id))
    return tap(texts.label("plans.back"), NewPlan())


def _out(made: Drafting, texts: Texts) -> ScreenButton:
    if made.before is not None:
        return tap(texts.label("plans.leave_it"), OpenPlan(made.before.id))
    return to_home(texts)


def _choices_kept(made: Drafting) -> tuple[Plan, int, int]:
    """Return the plan that is changed, with its day (ordinal) and minute."""
    before = made.before
    assert before is not None
    return before, *day_and_minute(before.planned_at, made.calendar.zone)


def kept(plan: Plan, course: Course, texts: Texts) -> Screen:
    """Show a plan that was just kept."""
    return Screen(
        text=paragraphs(
            texts("making.kept"), sentence(plan, course, texts), next_question(plan, texts)
        ),
        buttons=[
            file_buttons(plan.id, course, texts),
            [tap(texts.label("plans.another"), NewPlan())],
            strategy_button(course, texts),
            [plan_button(texts), to_home(texts)],
        ],
    )
