"""Buttons of plans. While a plan is made, they carry everything that was chosen before."""

from bot.plans.domain import CheckInId, PlanId
from bot.telegram.kit.button import Button, CohortButton, EnrolmentButton

TOGGLE = -1
"""Switch to the other state: what the buttons of old messages do."""


class PlanButton(Button):
    """The base of buttons about a plan."""

    plan: PlanId


class PlanDraftButton(Button):
    """The base of buttons while a plan is made (`plan` is 0) or changed at `revision`."""

    plan: PlanId
    revision: int
    step: str


class OpenInvitation(EnrolmentButton, prefix="ps"):
    """Open my plans from the invitation to make one."""


class NewPlan(Button, prefix="pn"):
    """Make a plan: choose the step."""


class WriteStep(Button, prefix="zt"):
    """Write a step in my own words, for a new plan (0) or for one that is changed."""

    plan: PlanId
    revision: int


class AskDay(PlanDraftButton, prefix="pd"):
    """A step is chosen: choose the day."""


class AskTime(PlanDraftButton, prefix="pt"):
    """A day (ordinal) is chosen: choose the time."""

    day: int


class AskPlace(PlanDraftButton, prefix="pc"):
    """A minute of the day is chosen: choose the place."""

    day: int
    minute: int


class CheckDraft(PlanDraftButton, prefix="pk"):
    """Everything is chosen: read it once more."""

    day: int
    minute: int
    place: str


class KeepPlan(PlanDraftButton, prefix="py"):
    """Keep the plan as it was shown."""

    day: int
    minute: int
    place: str


class WriteDay(PlanDraftButton, prefix="pw"):
    """Write another day."""


class WriteTime(PlanDraftButton, prefix="pv"):
    """Write another time."""

    day: int


class OpenPlan(PlanButton, prefix="pg"):
    """Show one of my plans."""


class ChangePlan(PlanButton, prefix="pe"):
    """Choose what to change of a plan."""


class ChangeStep(PlanButton, prefix="pi"):
    """Choose another step for a plan."""


class ChangePlace(PlanButton, prefix="pj"):
    """Choose another place for a plan."""


class FinishPlan(PlanButton, prefix="pf"):
    """The step is done."""


class ReopenPlan(PlanButton, prefix="zx"):
    """A finished or dropped step is open after all."""


class AskDrop(PlanButton, prefix="px"):
    """Ask why to drop a plan."""


class DropPlan(PlanButton, prefix="pz"):
    """Drop a plan."""

    reason: str


class OpenLeft(Button, prefix="ph"):
    """Show the steps that colleagues of my organization left."""


class TakeOver(PlanButton, prefix="pm"):
    """Take over a step that a colleague left."""


class CheckInButton(Button):
    """The base of buttons about a check-in."""

    check_in: CheckInId


class OpenCheckIn(CheckInButton, prefix="pq"):
    """How did it go?"""


class AnswerCheckIn(CheckInButton, prefix="pr"):
    """Say how it went."""

    progress: str


class AskBarrier(CheckInButton, prefix="zv"):
    """What stood in the way?"""


class NameBarrier(CheckInButton, prefix="pb"):
    """Say what stood in the way; `barrier` is empty for people who do not say it."""

    barrier: str


class WriteBarrier(CheckInButton, prefix="p1"):
    """Write what stood in the way, for the coordinators."""


class TalkAboutStep(CheckInButton, prefix="p2"):
    """Ask the coordinators to talk about what stands in the way."""


class SendPlan(PlanButton, prefix="p3"):
    """Send me the plan as a picture ("png") or as a page to print ("pdf")."""

    language: str
    form: str


class OpenCohortPlans(CohortButton, prefix="p4"):
    """Show the plans of a cohort to its coordinators."""

    page: int


class OpenStrategy(Button, prefix="p5"):
    """Show my strategy, or begin it."""


class AskStrategy(Button, prefix="p6"):
    """Show a question of the strategy."""

    question: str


class PickStrategy(Button, prefix="p7"):
    """Tick an answer to a question of the strategy (1), or take the tick away (0)."""

    question: str
    choice: str
    on: int = TOGGLE


class WriteStrategy(Button, prefix="p8"):
    """Answer a question of the strategy in my own words."""

    question: str


class ClearStrategy(Button, prefix="p9"):
    """Delete my own words from an answer."""

    question: str


class TakeStrategy(Button, prefix="p0"):
    """Continue the strategy that a colleague left."""


class SendStrategy(Button, prefix="pp"):
    """Send me the strategy as a document ("docx") or as a page to print ("pdf")."""

    language: str
    form: str
