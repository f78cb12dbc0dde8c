"""More: what does not fit on the desk."""

from bot.community.buttons import OpenTotals
from bot.community.totals.domain import Breakdown
from bot.desk.buttons import FirstSteps, OpenReport, OpenSixMonths, OpenTeam, OpenTrial
from bot.desk.today.service import Board
from bot.learning.discussion.buttons import OpenDiscussions
from bot.locale import Texts
from bot.peers.matching.screens import matching_button
from bot.peers.problem_review.screens import proposed_button
from bot.people.buttons import RenameCohort
from bot.people.settings.buttons import OpenSettings
from bot.plans.organization.screens import cohort_plans_button
from bot.surveys.results.screens import surveys_button
from bot.telegram.kit.destinations import OpenHome, OpenReview
from bot.telegram.kit.screen import Screen, tap
from bot.telegram.kit.ways import to_desk


def more(board: Board, texts: Texts, *, learns: bool) -> Screen:
    """Show what does not fit on the desk; `learns`: the coordinator takes part in a course, too."""
    cohort = board.cohort.id
    steps = texts.label("today.set_up", done=board.set_up)
    discussion = tap(texts.label("discussion.label"), OpenDiscussions(cohort))
    discussions = [discussion] if board.discusses else []
    totals = tap(texts.label("community.label"), OpenTotals(cohort, Breakdown.PLACE))
    community = [totals] if board.course.community else []
    has_group = board.cohort.group_chat_id is not None
    problems = [proposed_button(cohort, texts)] if has_group else []
    lessons = [tap(texts.label("today.my_lessons"), OpenHome())] if learns else []
    return Screen(
        text=texts("today.more_title"),
        buttons=[
            [
                tap(texts.label("report.label"), OpenReport(cohort, "overview")),
                tap(texts.label("review.label"), OpenReview(cohort)),
            ],
            [
                tap(texts.label("trial.label"), OpenTrial(cohort)),
                tap(texts.label("today.team"), OpenTeam(cohort)),
            ],
            [tap(texts.label("six_months.label"), OpenSixMonths(cohort))],
            [cohort_plans_button(cohort, texts), *discussions],
            [
                tap(steps, FirstSteps(cohort)),
                tap(texts.label("cohort.rename"), RenameCohort(cohort)),
            ],
            [tap(texts.label("today.settings"), OpenSettings()), *lessons],
            community,
            [matching_button(cohort, texts), *problems],
            [surveys_button(cohort, texts)] if board.course.surveys.surveys else [],
            [to_desk(cohort, texts)],
        ],
    )
