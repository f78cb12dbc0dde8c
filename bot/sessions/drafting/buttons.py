"""Buttons of drafts of meetings."""

from bot.catalog.course import Course
from bot.membership.domain import Cohort
from bot.sessions.buttons import day_from_button, minute_from_button
from bot.sessions.domain import Room
from bot.sessions.drafting.domain import DraftId, SessionDraft, units_of
from bot.telegram.kit.button import Button


class SessionDraftButton(Button):
    """A button about a draft."""

    draft: DraftId


class SessionDraftChoice(SessionDraftButton):
    """A choice that changes a draft; it raises `StaleButton` if the draft cannot have it."""

    def change(self, draft: SessionDraft, _cohort: Cohort, _course: Course) -> SessionDraft:
        """Return the draft with this choice."""
        raise NotImplementedError


class DraftUnits(SessionDraftChoice, prefix="wu"):
    """It is for this unit; "all" for all of them day by day, "other" for none."""

    unit: str

    def change(self, draft: SessionDraft, _cohort: Cohort, course: Course) -> SessionDraft:
        return draft.about(units_of(course, self.unit))


class DraftTitle(SessionDraftChoice, prefix="w1"):
    """The title of another meeting: as in its invitation (1), or none (0)."""

    as_invited: int

    def change(self, draft: SessionDraft, _cohort: Cohort, _course: Course) -> SessionDraft:
        return draft.called(draft.topic if self.as_invited == 1 else "")


class DraftMeaning(SessionDraftChoice, prefix="w2"):
    """This is the meaning of the days of an invitation, counted from 0."""

    which: int

    def change(self, draft: SessionDraft, _cohort: Cohort, _course: Course) -> SessionDraft:
        return draft.meaning(self.which)


class DraftMonth(SessionDraftButton, prefix="wm"):
    """Show the days of a month (12 times the year, plus the month from 0)."""

    month: int


class DraftDay(SessionDraftChoice, prefix="wd"):
    """The first day, as a proleptic ordinal."""

    day: int

    def change(self, draft: SessionDraft, _cohort: Cohort, _course: Course) -> SessionDraft:
        return draft.on(day_from_button(self.day))


class DraftTime(SessionDraftChoice, prefix="wt"):
    """The time, as a minute of the day."""

    minute: int

    def change(self, draft: SessionDraft, _cohort: Cohort, _course: Course) -> SessionDraft:
        return draft.at(minute_from_button(self.minute))


class DraftNoLink(SessionDraftChoice, prefix="wk"):
    """There is no link yet."""

    def change(self, draft: SessionDraft, _cohort: Cohort, _course: Course) -> SessionDraft:
        return draft.linked(Room())


class DraftNoPlace(SessionDraftChoice, prefix="h8"):
    """It is held at no place, but online."""

    def change(self, draft: SessionDraft, _cohort: Cohort, _course: Course) -> SessionDraft:
        return draft.placed(Room())


class ChangeLink(SessionDraftButton, prefix="wi"):
    """Ask for the link again."""


class ChangeMeetingPlace(SessionDraftButton, prefix="h9"):
    """Ask for the place."""


class BackToCheck(SessionDraftChoice, prefix="ha"):
    """Change nothing, and show everything again."""

    def change(self, draft: SessionDraft, _cohort: Cohort, _course: Course) -> SessionDraft:
        return draft.checked()


class ChooseLength(SessionDraftButton, prefix="wg"):
    """Ask for the length."""


class DraftLength(SessionDraftChoice, prefix="wh"):
    """It lasts this many minutes."""

    minutes: int

    def change(self, draft: SessionDraft, _cohort: Cohort, _course: Course) -> SessionDraft:
        return draft.lasting(self.minutes)


class ChangeReminder(SessionDraftChoice, prefix="wr"):
    """Use the other starting reminder."""

    def change(self, draft: SessionDraft, cohort: Cohort, _course: Course) -> SessionDraft:
        return draft.reminded(cohort.rungs)


class CreateSessions(SessionDraftButton, prefix="wc"):
    """Create them; tell people: 1, or not yet: 0."""

    tell: int


class DropSessionDraft(SessionDraftButton, prefix="wx"):
    """Plan nothing."""
