"""Assembles the rhythm of a course."""

from bot.catalog.assembly.text_builder import text_builder
from bot.catalog.pack import Pack
from bot.catalog.rhythm import NO_RHYTHM, CalendarDay, LinePurpose, Rhythm


def assemble_rhythm(pack: Pack) -> Rhythm:
    """Return what rhythm.yaml says; a course without it has the rhythm of all courses."""
    if pack.rhythm is None:
        return NO_RHYTHM
    sheet = pack.rhythm.sheet
    build = text_builder(pack, sheet.reviewed)
    days = (CalendarDay(day=each.day, offer=each.what, of=each.of) for each in sheet.calendar)
    return Rhythm(
        practice=sheet.practice,
        messages=sheet.messages,
        checks=sheet.checks,
        sign_of_life=sheet.sign_of_life,
        goodbye=sheet.goodbye,
        calendar=tuple(sorted(days, key=lambda each: each.day)),
        lines=tuple(
            (line, tuple(build.text(each.text) for each in getattr(sheet.lines, line)))
            for line in LinePurpose
        ),
    )
