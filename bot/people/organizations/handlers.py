"""Coordinators open organizations, rename one, and merge two."""

from bot.act import Act
from bot.membership.domain import CohortId
from bot.people.buttons import OpenOrganizations
from bot.people.organizations import screens, service
from bot.people.organizations.buttons import (
    AskRenameOrganization,
    CheckOrganizations,
    ChooseOrganization,
    MergeOrganizations,
    OpenOrganization,
)
from bot.people.organizations.domain import ListedOrganization, Renamed
from bot.people.second_factor.handlers import needs_code
from bot.safety.guard.handlers import DANGER
from bot.safety.typed_questions.handlers import asks_for_text
from bot.storage.personal_data import PersonalData
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes
from bot.telegram.kit.screen import Screen

routes = Routes("people", staff=True)


@routes.tap(OpenOrganizations, ends_dialog=True)
async def open_organizations(turn: Turn, button: OpenOrganizations) -> None:
    found = await service.list_organizations(turn.act, button.cohort)
    turn.show(screens.organizations(button.cohort, found, button.page, turn.texts))


@routes.tap(OpenOrganization, ends_dialog=True)
async def open_organization(turn: Turn, button: OpenOrganization) -> None:
    found = await service.find(turn.act, button.cohort, button.organization)
    turn.show(screens.organization(button.cohort, found, turn.texts))


_Asked = tuple[CohortId, ListedOrganization]


async def _load(act: Act, button: AskRenameOrganization) -> _Asked:
    return button.cohort, await service.require_organization(
        act, button.cohort, button.organization
    )


async def _rename(turn: Turn, asked: _Asked, name: str) -> Screen:
    """Rename it; the name of another organization may mean that they are one."""
    cohort, organization = asked
    found = await service.rename(turn.act, cohort, organization.id, name)
    if isinstance(found, Renamed):
        return screens.renamed(found, turn.texts)
    return screens.check(found, turn.texts)


asks_for_text(
    routes,
    AskRenameOrganization,
    "people.organization_name",
    guard=DANGER,
    load=_load,
    ask=lambda asked, texts: screens.ask_name(*asked, texts),
    read=str,
    take=_rename,
)


@routes.tap(ChooseOrganization)
async def choose(turn: Turn, button: ChooseOrganization) -> None:
    gone = await service.require_organization(turn.act, button.cohort, button.organization)
    others = await service.list_others(turn.act, button.cohort, button.organization)
    turn.show(screens.choose(button.cohort, gone, others, button.page, turn.texts))


@routes.tap(CheckOrganizations)
async def check(turn: Turn, button: CheckOrganizations) -> None:
    found = await service.preview_merge(turn.act, button.cohort, button.organization, button.into)
    turn.show(screens.check(found, turn.texts))


@routes.tap(MergeOrganizations)
async def merge(turn: Turn, button: MergeOrganizations) -> None:
    await service.preview_merge(turn.act, button.cohort, button.organization, button.into)
    if await needs_code(turn, button):
        return
    owned = turn.bot.part(PersonalData).ownership
    found = await service.merge(turn.act, button.cohort, button.organization, button.into, owned)
    turn.show(screens.merged(found, turn.texts))
