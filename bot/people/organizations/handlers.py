"""Coordinators look at organizations, rename one, and merge two."""

from typing import Any

from bot.membership.domain import CohortId, OrganizationId
from bot.people.buttons import (
    AskRenameOrganization,
    CheckOrganizations,
    ChooseOrganization,
    MergeOrganizations,
    OpenOrganization,
    OpenOrganizations,
)
from bot.people.organizations import screens, service
from bot.people.organizations.domain import Renamed
from bot.people.second_factor.handlers import needs_code
from bot.safety.guard.handlers import DANGER
from bot.storage.personal_data import PersonalData
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("people", staff=True)

NAMING = "people.organization_name"


@routes.tap(OpenOrganizations, ends_dialog=True)
async def open_organizations(turn: Turn, button: OpenOrganizations) -> None:
    found = await service.list_organizations(turn.act, button.cohort)
    turn.show(screens.organizations(button.cohort, found, button.page, turn.texts))


@routes.tap(OpenOrganization, ends_dialog=True)
async def open_organization(turn: Turn, button: OpenOrganization) -> None:
    found = await service.find(turn.act, button.cohort, button.organization)
    turn.show(screens.organization(button.cohort, found, turn.texts))


@routes.tap(AskRenameOrganization)
async def ask_name(turn: Turn, button: AskRenameOrganization) -> None:
    found = await service.require_organization(turn.act, button.cohort, button.organization)
    screen = screens.ask_name(button.cohort, found, turn.texts)
    turn.ask(NAMING, screen, cohort=button.cohort, organization=button.organization)


@routes.dialog(NAMING, ends_dialog=True, guard=DANGER)
async def read_name(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Rename it; the name of another organization may mean that they are one."""
    cohort, organization = CohortId(dialog["cohort"]), OrganizationId(dialog["organization"])
    found = await service.rename(turn.act, cohort, organization, said.text)
    if isinstance(found, Renamed):
        turn.show(screens.renamed(found, turn.texts))
    else:
        turn.show(screens.check(found, turn.texts))


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
