"""Buttons to screens that all areas link to: Home, the desk, search, content, a question."""

from bot.telegram.kit.button import Button, CohortButton


class DeskBelow(CohortButton, prefix="eo"):
    """The desk as a new message: the tapped one stays, since it waits for a result."""


class OpenHome(Button, prefix="h"):
    """Home; also what Close does."""


class HowThisWorks(Button, prefix="hw"):
    """How the bot works."""


class OpenDesk(CohortButton, prefix="dk"):
    """The desk of a cohort."""


class OpenPeople(CohortButton, prefix="dp"):
    """The people of a cohort: who has joined, who has not yet."""


class OpenNotice(Button, prefix="ov"):
    """Show the notice behind a neutral line; `row` is its row of the outbox."""

    row: int


class OpenPlans(Button, prefix="pl"):
    """My plans, or the first question of a new one."""


class AskHelp(Button, prefix="ta"):
    """Ask my coordinators: the next message is the question."""


class OpenAnswerTimes(Button, prefix="ty"):
    """How soon coordinators answer, and who stands in while one is away."""


class OpenHandbook(Button, prefix="bh"):
    """Search: the next message is a question to the handbook."""


class OpenNumbers(Button, prefix="bj"):
    """The confirmed numbers for emergencies."""


class BackToFound(Button, prefix="bf"):
    """What was found before."""


class OpenReview(CohortButton, prefix="ya"):
    """What waits in the course of a cohort."""


class WriteToMissed(Button, prefix="u1"):
    """Write to those who missed a meeting."""

    session: int


class OpenSheets(CohortButton, prefix="xp"):
    """Sheets for donors and finance, of a period: its days as ordinals, 0: the whole course."""

    since: int = 0
    until: int = 0
