"""The coordinators' pages of problems: the list, one to decide on, the reasons, the summary."""

from markupsafe import Markup

from bot.locale import Texts
from bot.paging import Page
from bot.peers.buttons import (
    AskDeclineProblem,
    AskSummary,
    DeclineProblem,
    OpenProblems,
    OpenProposed,
    PostProblem,
    ReadAnswers,
    ReviewProblem,
)
from bot.peers.problem.domain import LONGEST_SUMMARY, Problem, ProblemState
from bot.peers.problem.screens import REASONS, opening, why_not
from bot.peers.problem_review.service import ProblemReview, Proposed, ProposedProblems
from bot.peers.screens import proposed_button
from bot.safety.guarded_text.domain import Judged
from bot.telegram.kit.screen import ButtonRow, Screen, in_rows, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_desk
from bot.telegram.slots import CohortView, WaitingButton

ON_A_PAGE = 4


def desk_more_row(view: CohortView, texts: Texts) -> ButtonRow:
    """Return the button of the desk to the problems of a cohort, if it has a group."""
    if view.cohort.group_chat_id is None:
        return []
    return [proposed_button(view.cohort.id, texts)]


def proposed(found: Proposed, page: int, texts: Texts) -> Screen:
    """Show the problems that wait for a coordinator, then the posted ones."""
    cohort = found.cohort.id
    shown = Page.of(found.problems, page, size=ON_A_PAGE)
    numbers = [tap(str(number), ReviewProblem(cohort, each.id)) for number, each in shown.numbered]
    return Screen(
        text=paragraphs(
            texts("peers.problem_title"),
            lines(*(_line(number, each, texts) for number, each in shown.numbered))
            or texts("problem_review.nothing_proposed"),
            texts("problem_review.what"),
        ),
        buttons=[
            *in_rows(numbers, ON_A_PAGE),
            page_turns(shown, lambda at: OpenProposed(cohort, at), texts),
            [to_desk(cohort, texts)],
        ],
    )


def _line(number: int, problem: Problem, texts: Texts) -> Markup:
    words = opening(problem)
    if problem.state is ProblemState.WAITING:
        return texts("problem_review.line_waits", number=number, words=words)
    key = (
        "problem_review.line_posted" if problem.summary is None else "peers.problem_line_summed_up"
    )
    return texts(key, number=number, words=words)


def review(found: ProblemReview, texts: Texts) -> Screen:
    """Show one problem, and how to decide on it."""
    problem, waits = found.problem, found.problem.state is ProblemState.WAITING
    return Screen(
        text=paragraphs(
            texts("peers.problem_title"),
            texts("peers.problem_words", words=problem.words),
            texts("problem_review.by", name=problem.proposer) if problem.proposer else None,
            _status(found, texts),
        ),
        buttons=[
            *(_decisions(found, texts) if waits else _after(found, texts)),
            [tap(texts.label("peers.problem_back"), OpenProposed(problem.cohort_id, 0))],
        ],
    )


def _status(found: ProblemReview, texts: Texts) -> Markup | None:
    problem = found.problem
    if problem.state is ProblemState.WAITING:
        if found.may_post_at is None:
            return texts("problem_review.check")
        return texts("problem_review.too_soon", day=texts.day(found.may_post_at, problem.zone))
    if problem.summary is None:
        return texts("problem_review.is_posted")
    return texts("peers.problem_summary", summary=problem.summary)


def _decisions(found: ProblemReview, texts: Texts) -> list[ButtonRow]:
    problem, cohort = found.problem, found.problem.cohort_id
    post = tap(texts.label("problem_review.post"), PostProblem(cohort, problem.id))
    decline = tap(texts.label("problem_review.decline"), AskDeclineProblem(cohort, problem.id))
    return [[post] if found.may_post_at is None else [], [decline]]


def _after(found: ProblemReview, texts: Texts) -> list[ButtonRow]:
    problem = found.problem
    key = "peers.problem_sum_up" if problem.summary is None else "problem_review.sum_up_again"
    label = texts.label("problem_review.answers", n=found.answers)
    return [
        [tap(label, ReadAnswers(problem.cohort_id, problem.id, 0))] if found.answers else [],
        [tap(texts.label(key), AskSummary(problem.cohort_id, problem.id))],
    ]


def ask_decline(found: ProblemReview, texts: Texts) -> Screen:
    problem, cohort = found.problem, found.problem.cohort_id
    reasons = [
        [tap(texts.label(f"{key}_label"), DeclineProblem(cohort, problem.id, str(reason)))]
        for reason, key in REASONS.items()
    ]
    back = tap(texts.label("peers.problem_back"), ReviewProblem(cohort, problem.id))
    return Screen(
        text=paragraphs(
            texts("peers.problem_title"),
            texts("peers.problem_words", words=problem.words),
            texts("problem_review.ask_decline"),
        ),
        buttons=[*reasons, [back]],
    )


def ask_summary(problem: Problem, texts: Texts, judged: Judged | None = None) -> Screen:
    """Ask for the summary; `judged` is the reason why the last text was not saved."""
    cancel = tap(texts.label("peers.problem_cancel"), ReviewProblem(problem.cohort_id, problem.id))
    return Screen(
        text=paragraphs(
            texts("peers.problem_title"),
            texts("peers.problem_words", words=problem.words),
            why_not(judged, texts),
            texts("problem_review.ask_summary", most=LONGEST_SUMMARY),
        ),
        buttons=[[cancel]],
    )


def answered(texts: Texts) -> Screen:
    open_it = tap(texts.label("peers.buddy_open"), OpenProblems(0))
    return Screen(text=texts("problem_review.answered_push"), buttons=[[open_it]])


def waiting(proposed: ProposedProblems, texts: Texts) -> WaitingButton:
    """Return the button to proposed problems."""
    label = texts.label("problem_review.waiting", n=proposed.many)
    return WaitingButton(
        button=tap(label, OpenProposed(proposed.cohort, 0)),
        since=proposed.since,
        many=proposed.many,
    )
