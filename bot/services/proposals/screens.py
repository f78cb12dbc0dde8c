"""Asks for a proposed service step by step, and shows the states of proposals."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.locale import Texts
from bot.paging import Page
from bot.safety.guarded_text.domain import AboutSomebody, Judged, MessageWithoutWords, TextTooLong
from bot.services.buttons import (
    AskDecline,
    AskWhat,
    ChangeProposal,
    ChooseProposalAnswer,
    DeclineProposal,
    DropProposal,
    OpenDirectory,
    OpenMyProposals,
    OpenProposal,
    OpenService,
    Propose,
    SendProposal,
)
from bot.services.confirming.service import ServiceOpened
from bot.services.domain import WHOLE_COUNTRY
from bot.services.proposals.domain import (
    WRITTEN,
    Field,
    NoSuchProvince,
    Proposal,
    ProposalDeclineReason,
    ProposalState,
    as_service,
    quick_answers,
)
from bot.services.proposals.service import AlreadyListed, ProposalOpened
from bot.services.screens import province_rows, service_facts
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, in_rows, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_desk, to_home

_IN_A_ROW = 2
MOST_SHOWN = 10
QUESTIONS = {
    Field.NEED: "proposals.ask_need_of",
    Field.PROVINCE: "proposals.ask_province_of",
    Field.NAME: "proposals.ask_name",
    Field.DISTRICT: "proposals.ask_district",
    Field.CONTACT: "proposals.ask_contact",
    Field.WHO: "proposals.ask_who",
    Field.PAPERS: "proposals.ask_papers",
}
"""Question -> key of its text."""
REASONS = {
    ProposalDeclineReason.THERE: "proposals.reason_there",
    ProposalDeclineReason.UNREACHABLE: "proposals.reason_unreachable",
    ProposalDeclineReason.UNFIT: "proposals.reason_unfit",
    ProposalDeclineReason.PERSON: "proposals.reason_person",
}
"""Reason not to keep a proposal -> key of its text."""


def asked(
    opened: ProposalOpened, care: Markup | None, texts: Texts, *, own: str = "", page: int = 0
) -> Screen:
    """Ask the current question, or show all answers; `care` belongs to the first written one.

    `own` is the province of the visitor, `page` one of the provinces.
    """
    what = opened.asking
    if what is None:
        return summary(opened, texts)
    number = list(Field).index(what) + 1
    return Screen(
        text=paragraphs(
            texts("proposals.propose_title", at=number, of=len(Field)),
            _problem(opened.problem, texts),
            texts("services.which_province" if opened.found else QUESTIONS[what]),
            texts("proposals.so_long", most=WRITTEN[what]) if what in WRITTEN else None,
            care if what is Field.NAME else None,
        ),
        buttons=[
            *(
                _provinces(opened, texts, own=own, page=page)
                if what is Field.PROVINCE
                else _choices(opened, what, texts)
            ),
            *_ways(opened, what, texts),
        ],
    )


def _provinces(opened: ProposalOpened, texts: Texts, *, own: str, page: int) -> list[ButtonRow]:
    """Return the whole country and a page of provinces, or those that typed letters may mean."""
    proposal, what = opened.proposal.id, Field.PROVINCE
    label = texts.label("services.whole_country")
    rows = province_rows(
        opened.found or opened.course.provinces,
        lambda each: tap(
            each.name.in_(texts.language), ChooseProposalAnswer(proposal, what, each.id)
        ),
        lambda at: AskWhat(proposal, what, at),
        texts,
        own=own,
        page=page,
    )
    return [[tap(label, ChooseProposalAnswer(proposal, what, WHOLE_COUNTRY))], *rows]


def _problem(problem: Judged | NoSuchProvince | None, texts: Texts) -> Markup | None:
    match problem:
        case TextTooLong(most=most):
            return texts("proposals.too_long", most=most)
        case MessageWithoutWords():
            return texts("proposals.no_words")
        case AboutSomebody():
            return texts("proposals.about_somebody")
        case NoSuchProvince():
            return texts("proposals.no_province")
        case _:
            return None


def _choices(opened: ProposalOpened, what: Field, texts: Texts) -> list[ButtonRow]:
    proposal, course, language = opened.proposal.id, opened.course, texts.language

    def button(label: str, choice: str) -> ScreenButton:
        return tap(label, ChooseProposalAnswer(proposal, what, choice))

    match what:
        case Field.NEED:
            needs = [button(each.label.in_(language), each.id) for each in course.directory.needs]
            return in_rows(needs, _IN_A_ROW)
        case Field.DISTRICT:
            return [[button(texts.label("proposals.no_district"), "")]]
        case _:
            quick = quick_answers(what, course)
            return [[button(each.text.in_(language), each.id)] for each in quick]


def _ways(opened: ProposalOpened, what: Field, texts: Texts) -> list[ButtonRow]:
    """Return the way back, and the way out of a draft."""
    proposal, before = opened.proposal, opened.proposal.field_before(what)
    if not opened.is_draft:
        return [[_to_service(proposal, texts)]]
    drop = tap(texts.label("proposals.drop"), DropProposal(proposal.id))
    if proposal.next_field is None:
        return [[tap(texts.label("services.handbook_all_right"), OpenProposal(proposal.id)), drop]]
    back = (
        [tap(texts.label("services.handbook_all_right"), AskWhat(proposal.id, before))]
        if before
        else []
    )
    return [[*back, drop]]


def _to_service(proposal: Proposal, texts: Texts) -> ScreenButton:
    back = OpenService(proposal.cohort_id, proposal.service_id)
    return tap(texts.label("services.handbook_all_right"), back)


def summary(opened: ProposalOpened, texts: Texts) -> Screen:
    """Show all answers before the proposal is sent."""
    proposal = opened.proposal
    return Screen(
        text=paragraphs(
            texts("proposals.summary_title"),
            _answers(opened, texts),
            texts("proposals.summary_why"),
        ),
        buttons=[
            [tap(texts.label("proposals.send"), SendProposal(proposal.id, 0))],
            [
                tap(texts.label("proposals.change"), ChangeProposal(proposal.id)),
                tap(texts.label("proposals.drop"), DropProposal(proposal.id)),
            ],
        ],
    )


def _answers(opened: ProposalOpened, texts: Texts) -> Markup:
    need = opened.proposal.answers[Field.NEED]
    labels = [n.label.in_(texts.language) for n in opened.course.directory.needs if n.id == need]
    return paragraphs(
        service_facts(as_service(opened.proposal, opened.course), texts),
        texts("proposals.need", need=", ".join(labels)) if labels else None,
    )


def which_answer(opened: ProposalOpened, texts: Texts) -> Screen:
    proposal = opened.proposal
    buttons = [
        tap(texts.label(f"proposals.field_{each.value}"), AskWhat(proposal.id, each))
        for each in Field
    ]
    back = tap(texts.label("services.handbook_all_right"), OpenProposal(proposal.id))
    return Screen(
        text=paragraphs(texts("proposals.summary_title"), texts("proposals.which_answer")),
        buttons=[
            *in_rows(buttons, _IN_A_ROW),
            [back if opened.is_draft else _to_service(proposal, texts)],
        ],
    )


def sent(texts: Texts) -> Screen:
    return Screen(
        text=paragraphs(texts("proposals.summary_title"), texts("proposals.sent")),
        buttons=[
            [tap(texts.label("proposals.mine_label"), OpenMyProposals())],
            [tap(texts.label("services.needs"), OpenDirectory()), to_home(texts)],
        ],
    )


def already_listed(outcome: AlreadyListed, texts: Texts) -> Screen:
    """Name the similar service that is listed already."""
    proposal, name = outcome.opened.proposal.id, outcome.other.name.in_(texts.language)
    key = "proposals.like_shown" if outcome.other.is_shown else "proposals.like_hidden"
    return Screen(
        text=paragraphs(texts("proposals.summary_title"), texts(key, name=name)),
        buttons=[
            [tap(texts.label("proposals.send_anyway"), SendProposal(proposal, 1))],
            [
                tap(texts.label("services.handbook_all_right"), OpenProposal(proposal)),
                tap(texts.label("proposals.drop"), DropProposal(proposal)),
            ],
        ],
    )


def dropped(opened: ProposalOpened, texts: Texts) -> Screen:
    ways = [tap(texts.label("services.needs"), OpenDirectory()), to_home(texts)]
    if opened.coordinates:
        ways = [to_desk(opened.proposal.cohort_id, texts)]
    return Screen(
        text=paragraphs(texts("proposals.summary_title"), texts("proposals.dropped")),
        buttons=[ways],
    )


def mine(found: Sequence[tuple[Proposal, bool]], number: int, texts: Texts) -> Screen:
    """Show a page of somebody's proposals and their states."""
    page = Page.of(found, number, size=MOST_SHOWN)
    rows = [_state(each, texts, is_shown=is_shown) for each, is_shown in page.items]
    return Screen(
        text=paragraphs(
            texts("proposals.mine_title"),
            *rows,
            None if rows else texts("proposals.mine_none"),
        ),
        buttons=[
            page_turns(page, OpenMyProposals, texts),
            [tap(texts.label("services.propose"), Propose())],
            [tap(texts.label("services.needs"), OpenDirectory()), to_home(texts)],
        ],
    )


def _state(proposal: Proposal, texts: Texts, *, is_shown: bool) -> Markup:
    name = texts("common.service_name", name=proposal.answers[Field.NAME])
    if proposal.state is ProposalState.DECLINED and proposal.reason is not None:
        return lines(name, texts("proposals.declined", why=texts(REASONS[proposal.reason])))
    if proposal.state is ProposalState.WAITING:
        return lines(name, texts("proposals.waits"))
    return lines(name, texts("proposals.shown" if is_shown else "proposals.not_shown"))


def ask_decline(opened: ServiceOpened, texts: Texts) -> Screen:
    """Ask a coordinator for the reason not to keep a proposal."""
    cohort, service = opened.cohort, opened.service
    buttons = [
        [tap(texts.label(key), DeclineProposal(cohort, service.id, reason))]
        for reason, key in REASONS.items()
    ]
    back = tap(texts.label("services.handbook_all_right"), OpenService(cohort, service.id))
    return Screen(
        text=paragraphs(
            texts("services.review_service_head"),
            texts("common.service_name", name=service.name.in_(texts.language)),
            texts("proposals.ask_decline"),
        ),
        buttons=[*buttons, [back]],
    )


def coordinators_ways(opened: ServiceOpened, texts: Texts) -> ButtonRow:
    """Return a coordinator's actions with a proposed service, besides confirming it."""
    proposal = opened.proposal
    if proposal is None or proposal.cohort_id != opened.cohort:
        return []
    change = tap(texts.label("proposals.change"), ChangeProposal(proposal.id))
    decline = tap(texts.label("proposals.decline"), AskDecline(opened.cohort, opened.service.id))
    return [change, decline] if opened.service.verified is None else [change]
