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
    steps = texts.label("more.set_up", done=board.set_up)
    discussion = tap(texts.label("more.discussion_label"), OpenDiscussions(cohort))
    discussions = [discussion] if board.discusses else []
    totals = tap(texts.label("common.community_sessions"), OpenTotals(cohort, Breakdown.PLACE))
    community = [totals] if board.course.community else []
    has_group = board.cohort.group_chat_id is not None
    problems = [proposed_button(cohort, texts)] if has_group else []
    lessons = [tap(texts.label("more.my_lessons"), OpenHome())] if learns else []
    return Screen(
        text=texts("more.more_title"),
        buttons=[
            [
                tap(texts.label("desk.report_label"), OpenReport(cohort, "overview")),
                tap(texts.label("common.content"), OpenReview(cohort)),
            ],
            [
                tap(texts.label("more.trial_label"), OpenTrial(cohort)),
                tap(texts.label("more.team"), OpenTeam(cohort)),
            ],
            [tap(texts.label("more.six_months_label"), OpenSixMonths(cohort))],
            [cohort_plans_button(cohort, texts), *discussions],
            [
                tap(steps, FirstSteps(cohort)),
                tap(texts.label("more.cohort_rename"), RenameCohort(cohort)),
            ],
            [tap(texts.label("more.to_settings"), OpenSettings()), *lessons],
            community,
            [matching_button(cohort, texts), *problems],
            [surveys_button(cohort, texts)] if board.course.surveys.surveys else [],
            [to_desk(cohort, texts)],
        ],
    )
