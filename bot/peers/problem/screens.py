"""The problems of the group for leaders: the list, one of them, and the own proposal."""

from markupsafe import Markup

from bot.facts import KnownFacts
from bot.locale import Texts
from bot.paging import Page
from bot.peers.buttons import (
    AnswerProblem,
    OpenProblems,
    ProposeProblem,
    ReadProblem,
    TakeProblemBack,
)
from bot.peers.problem.domain import LONGEST_PROBLEM, Problem, ProblemDeclineReason, ProblemState
from bot.peers.problem.service import ProblemReading, Problems
from bot.safety.guarded_text.domain import AboutSomebody, Judged, MessageWithoutWords, TextTooLong
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, in_rows, lines, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_home
from bot.writing import beginning

ON_A_PAGE = 4
_OPENING = 70
REASONS = {
    ProblemDeclineReason.PERSON: "problem.reason_person",
    ProblemDeclineReason.AGAIN: "problem.reason_again",
    ProblemDeclineReason.UNCLEAR: "problem.reason_unclear",
    ProblemDeclineReason.ELSEWHERE: "problem.reason_elsewhere",
}
"""Reason not to post a problem -> key of its text."""


def more_row(known: KnownFacts, texts: Texts) -> ButtonRow:
    """Return the button of More to the problems of the group, if the cohort has a group."""
    if known.place.cohort.group_chat_id is None:
        return []
    return [tap(texts.label("problem.label"), OpenProblems(0))]


def problems(found: Problems, texts: Texts, *, page: int = 0) -> Screen:
    """Show the posted problems, and the state of the own proposal."""
    shown = Page.of(found.posted, page, size=ON_A_PAGE)
    numbers = [tap(str(number), ReadProblem(each.id)) for number, each in shown.numbered]
    return Screen(
        text=paragraphs(
            texts("peers.problem_title"),
            texts("problem.just_sent") if found.just_sent else _own(found.own, texts),
            lines(*(_line(number, each, texts) for number, each in shown.numbered))
            or texts("problem.none" if found.may_propose else "problem.none_yet"),
        ),
        buttons=[
            *in_rows(numbers, ON_A_PAGE),
            page_turns(shown, OpenProblems, texts),
            _ways(found, texts),
            [to_home(texts)],
        ],
    )


def _ways(found: Problems, texts: Texts) -> list[ScreenButton]:
    if found.may_propose:
        return [tap(texts.label("problem.propose"), ProposeProblem())]
    assert found.own is not None
    return [tap(texts.label("problem.take_back"), TakeProblemBack(found.own.id))]


def _own(own: Problem | None, texts: Texts) -> Markup | None:
    if own is None:
        return None
    if own.state is ProblemState.DECLINED and own.reason is not None:
        return texts("problem.declined", why=texts(REASONS[own.reason]))
    return texts("problem.waits")


def _line(number: int, problem: Problem, texts: Texts) -> Markup:
    key = "problem.line" if problem.summary is None else "peers.problem_line_summed_up"
    return texts(key, number=number, words=opening(problem))


def opening(problem: Problem) -> str:
    """Return the beginning of a problem, for a line of a list."""
    return beginning(problem.words, _OPENING)


def ask_problem(texts: Texts, problem: Judged | None = None) -> Screen:
    """Ask for a problem; `problem` is the reason why the last text was not saved."""
    return Screen(
        text=paragraphs(
            texts("peers.problem_title"),
            why_not(problem, texts),
            texts("problem.ask", most=LONGEST_PROBLEM),
        ),
        buttons=[[tap(texts.label("peers.problem_cancel"), OpenProblems(0))]],
    )


def why_not(judged: Judged | None, texts: Texts) -> Markup | None:
    """Explain why a text was not saved."""
    match judged:
        case TextTooLong(most=most):
            return texts("problem.too_long", most=most)
        case MessageWithoutWords():
            return texts("problem.no_words")
        case AboutSomebody():
            return texts("problem.about_somebody")
        case _:
            return None


def reading(found: ProblemReading, texts: Texts) -> Screen:
    """Show a posted problem with its summary once there is one, and the way to answer it."""
    problem = found.problem
    answer = [tap(texts.label("peers.problem_answer"), AnswerProblem(problem.id))]
    return Screen(
        text=paragraphs(
            texts("peers.problem_title"),
            texts("peers.problem_words", words=problem.words),
            texts("problem.how_to_answer")
            if problem.summary is None
            else texts("peers.problem_summary", summary=problem.summary),
        ),
        buttons=[
            answer if found.may_answer else [],
            [tap(texts.label("peers.problem_back"), OpenProblems(0)), to_home(texts)],
        ],
    )
