"""Buttons of peers: a leader's buddy, and the pairs that coordinators make."""

from bot.membership.domain import EnrolmentId
from bot.peers.domain import PairId
from bot.peers.problem.domain import ProblemId
from bot.telegram.kit.button import Button, CohortButton

# ---- a leader's buddy -----------------------------------------------------------------


class OpenBuddy(Button, prefix="ga"):
    """Show my buddy, the question whether I want one, or how to ask for one."""


class OpenPair(Button, prefix="gg"):
    """Show one pair of mine, from a message about it."""

    pair: PairId


class AnswerPair(Button, prefix="gb"):
    """Say yes or no to a buddy, whose name is not shown yet."""

    pair: PairId
    answer: str


class WishBuddy(Button, prefix="gc"):
    """Ask for a buddy."""


class TakeWishBack(Button, prefix="gd"):
    """Do not ask for a buddy any more."""


class AskEndPair(Button, prefix="ge"):
    """Ask whether the pair should end: the first tap."""

    pair: PairId


class EndPair(Button, prefix="gf"):
    """End the pair: the second tap."""

    pair: PairId


# ---- for coordinators -----------------------------------------------------------------


class OpenMatching(CohortButton, prefix="g0"):
    """Show how many people have a buddy, and how to make pairs."""


class PickFirst(CohortButton, prefix="g1"):
    """Show a page of the people who have no buddy."""

    page: int


class PickSecond(CohortButton, prefix="g2"):
    """Show a page of people of other organizations, as buddies for a person who was picked."""

    enrolment: EnrolmentId
    page: int


class CheckPair(CohortButton, prefix="g3"):
    """Ask whether these two should be asked."""

    enrolment: EnrolmentId
    other: EnrolmentId


class AskBoth(CohortButton, prefix="g4"):
    """Ask these two."""

    enrolment: EnrolmentId
    other: EnrolmentId


class AskLot(CohortButton, prefix="g5"):
    """Ask whether lots should be drawn."""


class DrawLots(CohortButton, prefix="g6"):
    """Draw lots among those who have no buddy, and ask them."""


class ListPairs(CohortButton, prefix="g7"):
    """Show a page of the pairs whose names may be shown."""

    page: int


class AskPart(CohortButton, prefix="g8"):
    """Ask whether a pair should end: the first tap."""

    pair: PairId


class PartPair(CohortButton, prefix="g9"):
    """End a pair: the second tap."""

    pair: PairId


# ---- the problem of the week ----------------------------------------------------------


class OpenProblems(Button, prefix="gh"):
    """Show a page of the problems of my group."""

    page: int


class ProposeProblem(Button, prefix="gi"):
    """Write a problem for the group."""


class TakeProblemBack(Button, prefix="gj"):
    """Delete my proposal, before a coordinator decides."""

    problem: ProblemId


class ReadProblem(Button, prefix="gk"):
    """Read a problem that was posted, and its summary."""

    problem: ProblemId


class AnswerProblem(Button, prefix="gt"):
    """Answer a problem that was posted, in private."""

    problem: ProblemId


class TakeAnswerBack(Button, prefix="gu"):
    """Delete my answer to a problem."""

    problem: ProblemId


class OpenProposed(CohortButton, prefix="gm"):
    """Show a page of the problems that wait for a coordinator, or for a summary."""

    page: int


class ProblemButton(CohortButton):
    """The base of buttons with which coordinators decide on a problem."""

    problem: ProblemId


class ReviewProblem(ProblemButton, prefix="gn"):
    """Show one problem, and how to decide on it."""


class PostProblem(ProblemButton, prefix="go"):
    """Post it in the group."""


class AskDeclineProblem(ProblemButton, prefix="gp"):
    """Ask for the reason not to post it."""


class DeclineProblem(ProblemButton, prefix="gq"):
    """Decline it for this reason."""

    reason: str


class AskSummary(ProblemButton, prefix="gr"):
    """Write the summary."""


class ReadAnswers(ProblemButton, prefix="gv"):
    """Show a page of the answers to it, without names."""

    page: int


# ---- oneself beside the group ---------------------------------------------------------


class OpenComparison(Button, prefix="gs"):
    """Show my figures beside those of the group."""
