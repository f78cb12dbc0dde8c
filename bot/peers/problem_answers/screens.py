"""The question for an answer, the thanks for it, and the coordinators' list without names."""

from bot.locale import Texts
from bot.paging import Page
from bot.peers.buttons import (
    AnswerProblem,
    AskSummary,
    OpenProblems,
    ReadAnswers,
    ReviewProblem,
    TakeAnswerBack,
)
from bot.peers.problem.domain import Problem
from bot.peers.problem.screens import why_not
from bot.peers.problem_answers.domain import LONGEST_ANSWER, ProblemAnswers, ProblemToAnswer
from bot.safety.guarded_text.domain import Judged
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import page_turns, to_home

ON_A_PAGE = 5


def ask_answer(found: ProblemToAnswer, texts: Texts, judged: Judged | None = None) -> Screen:
    """Ask for an answer; `judged` is the reason why the last text was not saved."""
    problem = found.problem
    before = texts("problem_answers.replaces") if found.is_answered else None
    back = [tap(texts.label("problem_answers.take_back"), TakeAnswerBack(problem.id))]
    return Screen(
        text=paragraphs(
            texts("peers.problem_title"),
            texts("peers.problem_words", words=problem.words),
            why_not(judged, texts),
            texts("problem_answers.ask", most=LONGEST_ANSWER),
            before,
        ),
        buttons=[
            back if found.is_answered else [],
            [tap(texts.label("peers.problem_cancel"), OpenProblems(0))],
        ],
    )


def thanks(problem: Problem, texts: Texts) -> Screen:
    """Say who reads the answer, and that it can be taken back."""
    return Screen(
        text=paragraphs(texts("peers.problem_title"), texts("problem_answers.thanks")),
        buttons=[
            [tap(texts.label("problem_answers.take_back"), TakeAnswerBack(problem.id))],
            [to_home(texts)],
        ],
    )


def taken_back(found: ProblemToAnswer, texts: Texts) -> Screen:
    again = AnswerProblem(found.problem.id)
    return Screen(
        text=paragraphs(texts("peers.problem_title"), texts("problem_answers.taken_back")),
        buttons=[[tap(texts.label("peers.problem_answer"), again)], [to_home(texts)]],
    )


def all_answers(found: ProblemAnswers, page: int, texts: Texts) -> Screen:
    """Show a page of the answers, for the coordinator who writes the summary."""
    problem = found.problem
    cohort = problem.cohort_id
    shown = Page.of(found.answers, page, size=ON_A_PAGE)
    return Screen(
        text=paragraphs(
            texts("peers.problem_title"),
            *(
                texts("problem_answers.line", number=number, words=words)
                for number, words in shown.numbered
            ),
            texts("problem_answers.no_names"),
        ),
        buttons=[
            page_turns(shown, lambda at: ReadAnswers(cohort, problem.id, at), texts),
            [tap(texts.label("peers.problem_sum_up"), AskSummary(cohort, problem.id))],
            [tap(texts.label("peers.problem_back"), ReviewProblem(cohort, problem.id))],
        ],
    )
