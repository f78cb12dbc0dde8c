"""The organizations of a list, one of them, and what renaming or merging does."""

from bot.locale import Texts
from bot.membership.domain import CohortId
from bot.paging import Page
from bot.people.buttons import OpenOrganizations
from bot.people.organizations.buttons import (
    AskRenameOrganization,
    CheckOrganizations,
    ChooseOrganization,
    MergeOrganizations,
    OpenOrganization,
)
from bot.people.organizations.domain import ListedOrganization, OrganizationMerge, Renamed
from bot.telegram.kit.screen import Screen, ScreenButton, in_rows, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_people

PAGE = 8


def organizations(
    cohort: CohortId, found: tuple[ListedOrganization, ...], number: int, texts: Texts
) -> Screen:
    """Show a page of the organizations of a list, with their people."""
    page = Page.of(found, number, size=PAGE)
    shown = [texts("organizations.line", name=each.name, n=each.people) for each in page.items]
    buttons = [tap(each.name, OpenOrganization(cohort, each.id)) for each in page.items]
    return Screen(
        text=paragraphs(
            texts("organizations.title"),
            lines(*shown) if shown else texts("organizations.none"),
        ),
        buttons=[
            *in_rows(buttons, 2),
            page_turns(page, lambda to: OpenOrganizations(cohort, to), texts),
            [to_people(cohort, texts)],
        ],
    )


def organization(cohort: CohortId, found: ListedOrganization, texts: Texts) -> Screen:
    """Show one organization, and what can be changed of it."""
    return Screen(
        text=paragraphs(
            texts("organizations.title"),
            texts("organizations.line", name=found.name, n=found.people),
        ),
        buttons=[
            [
                tap(texts.label("organizations.rename"), AskRenameOrganization(cohort, found.id)),
                tap(texts.label("organizations.merge"), ChooseOrganization(cohort, found.id, 0)),
            ],
            [_back(cohort, texts)],
        ],
    )


def ask_name(cohort: CohortId, found: ListedOrganization, texts: Texts) -> Screen:
    back = tap(texts.label("people.back"), OpenOrganization(cohort, found.id))
    return Screen(
        text=paragraphs(
            texts("organizations.title"), texts("organizations.ask_name", name=found.name)
        ),
        buttons=[[back]],
    )


def renamed(found: Renamed, texts: Texts) -> Screen:
    return Screen(
        text=paragraphs(
            texts("organizations.title"),
            texts("organizations.renamed", name=found.organization.name),
        ),
        buttons=[[_back(found.cohort, texts)]],
    )


def choose(
    cohort: CohortId,
    gone: ListedOrganization,
    others: tuple[ListedOrganization, ...],
    number: int,
    texts: Texts,
) -> Screen:
    """Ask which other organization it is."""
    page = Page.of(others, number, size=PAGE)
    buttons = [tap(each.name, CheckOrganizations(cohort, gone.id, each.id)) for each in page.items]
    return Screen(
        text=paragraphs(texts("organizations.title"), texts("organizations.which", name=gone.name)),
        buttons=[
            *in_rows(buttons, 2),
            page_turns(page, lambda to: ChooseOrganization(cohort, gone.id, to), texts),
            [tap(texts.label("people.back"), OpenOrganization(cohort, gone.id))],
        ],
    )


def check(found: OrganizationMerge, texts: Texts) -> Screen:
    """Show what a merge would do. The button that changes nothing comes first."""
    gone, kept = found.gone, found.kept
    return Screen(
        text=paragraphs(
            texts("organizations.title"),
            texts("organizations.check", gone=gone.name, kept=kept.name),
            texts.count("organizations.check_people", found.people, kept=kept.name),
        ),
        buttons=[
            [tap(texts.label("people.merge_keep_both"), OpenOrganization(found.cohort, gone.id))],
            [
                tap(
                    texts.label("people.merge_now"),
                    MergeOrganizations(found.cohort, gone.id, kept.id),
                )
            ],
        ],
    )


def merged(found: OrganizationMerge, texts: Texts) -> Screen:
    says = texts("organizations.merged", gone=found.gone.name, kept=found.kept.name)
    return Screen(
        text=paragraphs(texts("organizations.title"), says),
        buttons=[[_back(found.cohort, texts)]],
    )


def _back(cohort: CohortId, texts: Texts) -> ScreenButton:
    return tap(texts.label("people.organizations_label"), OpenOrganizations(cohort, 0))
