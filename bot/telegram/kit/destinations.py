"""Buttons to screens that all areas link to: Home, the desk, search, content, a question."""

from bot.telegram.kit.button import Button, CohortButton


class DeskBelow(CohortButton, prefix="eo"):
    """Open the desk as a new message: the tapped message stays, since it waits for a result."""


class OpenHome(Button, prefix="h"):
    """Open Home, or close what is open."""


class HowThisWorks(Button, prefix="hw"):
    """How the bot works."""


class OpenDesk(CohortButton, prefix="dk"):
    """The desk of a cohort."""


class OpenPeople(CohortButton, prefix="dp"):
    """Open the people of a cohort: who has joined, and who has not yet."""


class OpenNotice(Button, prefix="ov"):
    """Show the notice behind a neutral line; `row` is its row of the outbox."""

    row: int


class OpenPlans(Button, prefix="pl"):
    """Open my plans, or the first question of a new one."""


class AskHelp(Button, prefix="ta"):
    """Ask my coordinators: the next message is the question."""


class OpenAnswerTimes(Button, prefix="ty"):
    """Show how soon coordinators answer, and who stands in for one who is away."""


class OpenHandbook(Button, prefix="bh"):
    """Ask for the words to search in the handbook: the next message."""


class OpenNumbers(Button, prefix="bj"):
    """Open the confirmed numbers for emergencies."""


class BackToFound(Button, prefix="bf"):
    """Go back to the results of the last search."""


class OpenReview(CohortButton, prefix="ya"):
    """Open the list of texts to review in the course of a cohort."""


class WriteToMissed(Button, prefix="u1"):
    """Write to the people who missed a meeting."""

    session: int


class OpenSheets(CohortButton, prefix="xp"):
    """Open the sheets for donors and finance of a period.

    Its days are ordinals; 0: the whole course.
    """

    since: int = 0
    until: int = 0
