"""Somebody proposes a service by taps and short texts; coordinators change and decide on it."""

from typing import Any

from bot.refusals import StaleButton
from bot.safety.guard.handlers import DANGER
from bot.safety.texts.handlers import open_prompt
from bot.safety.typed_questions.screens import with_help
from bot.services.buttons import (
    AskDecline,
    AskWhat,
    ChangeProposal,
    ChooseProposalAnswer,
    DeclineProposal,
    DropProposal,
    OpenMyProposals,
    OpenProposal,
    OpenService,
    OpenWaitingServices,
    Propose,
    ProposeFor,
    SendProposal,
)
from bot.services.confirming import service as confirming
from bot.services.handlers import own_province
from bot.services.proposals import screens, service
from bot.services.proposals.domain import WRITTEN, Field, ProposalId
from bot.services.proposals.service import AlreadyListed, ProposalOpened, ProposalSent
from bot.telegram.incoming.context import ANSWERED_WITHIN, Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes

routes = Routes("services")

WRITING = "services.proposal"


@routes.tap(Propose, ends_dialog=True)
async def propose(turn: Turn, _button: Propose) -> None:
    await _ask(turn, await service.begin(turn.act))


@routes.tap(ProposeFor, staff=True, ends_dialog=True)
async def propose_for(turn: Turn, button: ProposeFor) -> None:
    await _ask(turn, await service.begin(turn.act, button.cohort))


@routes.tap(ChooseProposalAnswer)
async def choose(turn: Turn, button: ChooseProposalAnswer) -> None:
    await _go_on(turn, await service.choose(turn.act, button.proposal, button.what, button.choice))


@routes.tap(AskWhat)
async def ask_what(turn: Turn, button: AskWhat) -> None:
    opened = await service.ask_part_again(turn.act, button.proposal, button.what)
    await _ask(turn, opened, page=button.page)


@routes.tap(OpenProposal)
async def open_proposal(turn: Turn, button: OpenProposal) -> None:
    await _ask(turn, await service.open_proposal(turn.act, button.proposal))


routes.shows(ChangeProposal, service.open_proposal, screens.which_answer, ends_dialog=True)


@routes.dialog(WRITING, guard=DANGER)
async def read_answer(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Save a text that the guard lets pass."""
    text = said.text if said.kind is ContentType.TEXT else ""
    opened = await service.write(turn.act, ProposalId(dialog["proposal"]), dialog["what"], text)
    await _go_on(turn, opened)


@routes.tap(SendProposal)
async def send(turn: Turn, button: SendProposal) -> None:
    match await service.send(turn.act, button.proposal, anyway=button.anyway == 1):
        case ProposalSent(opened=opened) if opened.coordinates:
            turn.end_dialog()
            await turn.follow(_service_of(opened))
        case ProposalSent():
            turn.end_dialog()
            turn.show(screens.sent(turn.texts))
        case AlreadyListed() as listed:
            turn.show(screens.already_listed(listed, turn.texts))
        case ProposalOpened() as opened:
            await _ask(turn, opened)


routes.shows(DropProposal, service.drop, screens.dropped, ends_dialog=True)


@routes.tap(OpenMyProposals, ends_dialog=True)
async def open_mine(turn: Turn, button: OpenMyProposals) -> None:
    turn.show(screens.mine(await service.sent_before(turn.act), button.page, turn.texts))


@routes.tap(AskDecline, staff=True)
async def ask_decline(turn: Turn, button: AskDecline) -> None:
    opened = await confirming.open_service(turn.act, button.cohort, button.service)
    if opened.proposal is None or opened.service.verified is not None:
        raise StaleButton
    turn.show(screens.ask_decline(opened, turn.texts))


@routes.tap(DeclineProposal, staff=True, ends_dialog=True)
async def decline(turn: Turn, button: DeclineProposal) -> None:
    await service.decline(turn.act, button.cohort, button.service, button.reason)
    turn.toast(turn.texts.label("proposals.declined_toast"))
    await turn.follow(OpenWaitingServices(button.cohort, 0))


async def _go_on(turn: Turn, opened: ProposalOpened) -> None:
    """Ask the next question of a draft; return to the service after a change of a sent proposal."""
    if opened.is_draft or opened.problem is not None or opened.found:
        await _ask(turn, opened)
        return
    turn.end_dialog()
    await turn.follow(_service_of(opened))


async def _ask(turn: Turn, opened: ProposalOpened, *, page: int = 0) -> None:
    """Ask the current question; where people may write, the next message is the answer."""
    what = opened.asking
    care = await open_prompt(turn) if what is Field.NAME else None
    own = await own_province(turn) if what is Field.PROVINCE else ""
    screen = screens.asked(opened, care, turn.texts, own=own, page=page)
    if opened.problem is not None:
        screen = with_help(screen, turn.texts)
    if what is None or what not in {*WRITTEN, Field.PROVINCE}:
        turn.end_dialog()
        turn.show(screen)
        return
    turn.ask(WRITING, screen, ANSWERED_WITHIN, proposal=opened.proposal.id, what=str(what))


def _service_of(opened: ProposalOpened) -> OpenService:
    return OpenService(opened.proposal.cohort_id, opened.proposal.service_id)
