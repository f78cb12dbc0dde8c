"""Assembles the holidays of a course's country."""

from collections.abc import Iterator
from datetime import date

from bot.catalog.assembly.text_builder import text_builder
from bot.catalog.holidays import Holiday
from bot.catalog.pack import Pack
from bot.catalog.sheets.holidays import HolidaySheet
from bot.days import day_or_none


def assemble_holidays(pack: Pack) -> tuple[Holiday, ...]:
    """Return the holidays in order of their days; none without holidays.yaml."""
    if pack.holidays is None:
        return ()
    sheet = pack.holidays.sheet
    builder = text_builder(pack, sheet.reviewed)
    found = [
        Holiday(
            name=builder.text(each.name),
            first=first,
            last=last,
            to_check=tuple(
                builder.text(doubt.text)
                for doubt in sheet.to_check
                if first.year in doubt.years and (not doubt.of or each.id in doubt.of)
            ),
        )
        for each in sheet.holidays
        for first, last in days_of(each, sheet.years)
    ]
    return tuple(sorted(found, key=lambda each: each.first))


def days_of(holiday: HolidaySheet, years: tuple[int, int]) -> Iterator[tuple[date, date]]:
    """Yield the first and last day of a holiday in each of the years."""
    yield from holiday.days
    if holiday.yearly is not None:
        month, day = map(int, holiday.yearly.split("-"))
        for year in range(max(years[0], holiday.since or years[0]), years[1] + 1):
            if (on := day_or_none(year, month, day)) is not None:
                yield on, on
