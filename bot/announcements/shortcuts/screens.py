"""Buttons that tick the rules by which people are chosen most often."""

from bot.announcements.audience.buttons import TickShortcut
from bot.announcements.audience.domain import Audience, AudienceCriterion, Rule
from bot.announcements.domain import AnnouncementId
from bot.announcements.shortcuts.domain import MISSED, UNFINISHED, includes, missed, unfinished
from bot.announcements.shortcuts.service import Shortcuts
from bot.locale import Texts
from bot.telegram.kit.screen import ButtonRow, ScreenButton
from bot.telegram.kit.ways import in_pairs, toggle_button
from bot.writing import beginning

LABEL = 22
"""The characters of a name that fit on a button beside the number of people."""


def shortcut_rows(
    found: Shortcuts, one: AnnouncementId, audience: Audience, texts: Texts
) -> list[ButtonRow]:
    """Return the organizations, if they are few, and who missed the last meeting or its lessons."""

    def button(label: str, rule: Rule, way: str, picked: str) -> ScreenButton:
        ticked = includes(audience, rule)
        return toggle_button(label, TickShortcut(one, way, picked), on=ticked, texts=texts)

    organizations = [
        button(
            f"{beginning(each.name, LABEL)} · {each.people}",
            Rule(by=AudienceCriterion.ORGANIZATION, of=frozenset({each.id})),
            AudienceCriterion.ORGANIZATION.value,
            str(each.id),
        )
        for each in found.organizations
    ]
    ready = []
    if found.meeting is not None:
        day = texts.day_on_button(found.meeting.starts_at, found.meeting.zone)
        rule = missed(found.meeting, now=found.now)
        label = texts.label("announcements.who_missed", day=day)
        ready.append(button(label, rule, MISSED, str(found.meeting.id)))
    if found.part is not None:
        unit, number = found.part
        label = texts.label("shortcuts.unfinished", part=number)
        ready.append(button(label, unfinished(unit), UNFINISHED, unit))
    return [*in_pairs(organizations), *in_pairs(ready)]
