"""Buttons that look the same on every screen: to Home, page turns, ticks, confirming."""

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup

from bot.catalog.measure import button_width
from bot.locale import Texts
from bot.locale.texts import own_name
from bot.membership.domain import Cohort, CohortId
from bot.paging import Page
from bot.telegram.kit.button import Button
from bot.telegram.kit.destinations import (
    AskHelp,
    BackToFound,
    OpenDesk,
    OpenHandbook,
    OpenHome,
    OpenPeople,
    OpenPlans,
    OpenReview,
)
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, tap

IN_A_ROW = 4
MOST_COURSES = 40
"""Telegram takes keyboards of about 10 kB, and a Khmer title of 60 letters takes 180 bytes:
https://github.com/tginfo/Telegram-Limits/issues/187"""
HALF_A_ROW = 16.0
"""How many average Latin letters fit into half a row of a phone of 390 pixels."""


def in_even_rows(buttons: Sequence[ScreenButton], most: int = IN_A_ROW) -> list[ButtonRow]:
    """Put buttons into rows of at most `most`, of about equal length."""
    rows = -(-len(buttons) // most)
    if not rows:
        return []
    even = -(-len(buttons) // rows)
    return [buttons[start : start + even] for start in range(0, len(buttons), even)]


def in_pairs(buttons: Sequence[ScreenButton]) -> list[ButtonRow]:
    """Put two neighbours into one row if both labels fit into half of it; keep the order."""
    rows: list[ButtonRow] = []
    for button in buttons:
        fits = button_width(button.label) <= HALF_A_ROW
        if fits and rows and len(rows[-1]) == 1 and button_width(rows[-1][0].label) <= HALF_A_ROW:
            rows[-1] = [*rows[-1], button]
        else:
            rows.append([button])
    return rows


def ask_button(texts: Texts, label: str = "common.ask_for_help") -> ScreenButton:
    """Return the button that begins a question; `label` is the key of its label."""
    return tap(texts.label(label), AskHelp())


def plan_button(texts: Texts, label: str = "common.my_plan") -> ScreenButton:
    """Return the button to my plans; `label` is the key of its label."""
    return tap(texts.label(label), OpenPlans())


def to_home(texts: Texts) -> ScreenButton:
    return tap(texts.label("common.home"), OpenHome())


def to_desk(cohort: CohortId, texts: Texts) -> ScreenButton:
    return tap(texts.label("common.desk"), OpenDesk(cohort))


def to_review(cohort: CohortId, texts: Texts) -> ScreenButton:
    """Return the button to the texts to review in a cohort's course."""
    return tap(texts.label("common.content"), OpenReview(cohort))


def to_people(cohort: CohortId, texts: Texts) -> ScreenButton:
    return tap(texts.label("common.people"), OpenPeople(cohort))


def course_rows(cohorts: Sequence[Cohort], to: Callable[[CohortId], Button]) -> list[ButtonRow]:
    """Return a button for each course to choose; `more_courses` tells how many are left out."""
    return [[tap(each.title, to(each.id))] for each in cohorts[:MOST_COURSES]]


def more_courses(cohorts: Sequence[Cohort], texts: Texts) -> Markup | None:
    """Say how many courses have no button; None if all have one."""
    hidden = len(cohorts) - MOST_COURSES
    return texts.count("common.and_more", hidden) if hidden > 0 else None


def before_and_after(
    at: int, many: int, to: Callable[[int], Button], texts: Texts
) -> list[ScreenButton]:
    """Return the buttons to the pages before and after `at`; pages count from 0 to `many` - 1."""
    return [
        tap(texts.label(label), to(page))
        for label, page in (("common.page_before", at - 1), ("common.page_after", at + 1))
        if 0 <= page < many
    ]


def page_turns(page: Page[object], to: Callable[[int], Button], texts: Texts) -> ButtonRow:
    return before_and_after(page.at, page.pages, to, texts)


def toggle_button(label: str, button: Button, *, on: bool, texts: Texts) -> ScreenButton:
    return tap(texts.label("common.ticked" if on else "common.unticked", label=label), button)


def are_you_sure(question: Markup, yes: ScreenButton, no: ScreenButton) -> Screen:
    """Ask "are you sure?", with a button for yes and one for no.

    `yes` carries the revision that was shown, so that nobody confirms something else.
    """
    return Screen(text=question, buttons=[[yes], [no]])


def in_other_languages(
    languages: Iterable[str], shown: str, to: Callable[[str], Button]
) -> list[ScreenButton]:
    """Return a button for each language except the one that is shown; each names itself."""
    return [tap(own_name(other), to(other)) for other in languages if other != shown]


def back_to_found(texts: Texts) -> ScreenButton:
    """Return the button to the results of the last search."""
    return tap(texts.label("common.search_results"), BackToFound())


def close_button(texts: Texts) -> ScreenButton:
    return tap(texts.label("common.search_close"), OpenHome())


def search_ways(texts: Texts) -> list[ButtonRow]:
    """Return the buttons below a page that was opened from search results."""
    search = tap(texts.label("common.search_again"), OpenHandbook())
    return [[back_to_found(texts)], [search, close_button(texts)]]
