"""Frequent rules of an audience, to be ticked at once."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.announcements.audience.domain import Audience, AudienceCriterion, Rule, session_pick
from bot.sessions.attendance.domain import may_still_answer
from bot.sessions.domain import Session

MISSED, UNFINISHED = "missed", "unfinished"
"""Shortcuts that are no criterion: who missed a meeting, who has not finished a part."""


def missed(meeting: Session, *, now: datetime) -> Rule:
    """Return the rule for people who missed a meeting.

    They or a coordinator said that they were not there; when it is too late to answer, people of
    whom nobody knows count, too. People who excused themselves have not missed it. On the card of
    the meeting `attendance.domain.has_missed` has the same rule for one person.
    """
    words = ["absent"] if may_still_answer(meeting, now=now) else ["absent", "silent"]
    return Rule(
        by=AudienceCriterion.ATTENDANCE,
        of=frozenset(session_pick(meeting.id, word) for word in words),
    )


def unfinished(unit: str) -> Rule:
    """Return the rule for people who have not finished the lessons of a part."""
    return Rule(by=AudienceCriterion.UNIT, of=frozenset({unit}), out=True)


def includes(audience: Audience, wanted: Rule) -> bool:
    """Tell whether everything of a shortcut is ticked."""
    rule = audience.rule(wanted.by)
    return rule is not None and rule.out == wanted.out and wanted.of <= rule.of


def toggled(audience: Audience, wanted: Rule) -> Audience:
    """Return the audience with a shortcut ticked, or unticked.

    A rule of the same criterion is replaced if it leaves out the people whom the shortcut lets in,
    or the reverse.
    """
    rule = audience.rule(wanted.by)
    others = tuple(each for each in audience.rules if each.by is not wanted.by)
    if rule is None or rule.out != wanted.out:
        of = wanted.of
    elif wanted.of <= rule.of:
        of = rule.of - wanted.of
    else:
        of = rule.of | wanted.of
    kept = (*others, replace(wanted, of=of)) if of else others
    return replace(audience, rules=tuple(sorted(kept, key=lambda each: each.by)))


def last_begun(meetings: Iterable[Session], *, now: datetime) -> Session | None:
    """Return the meeting that began last, without cancelled ones."""
    begun = [each for each in meetings if not each.cancelled and each.has_begun(now=now)]
    return max(begun, key=lambda each: (each.starts_at, each.id), default=None)
