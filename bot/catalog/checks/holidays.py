"""Checks holidays.yaml: its ids, its years, and that each holiday has days."""

from bot.catalog.checks.structure import check_unique
from bot.catalog.pack import Pack
from bot.catalog.problem import Findings, did_you_mean
from bot.catalog.reading import ParsedSheet
from bot.catalog.sheets.holidays import HolidaysSheet


def check_holidays(pack: Pack, findings: Findings) -> None:
    """Check holidays.yaml, if the course has it."""
    read = pack.holidays
    if read is None:
        return
    check_unique(read, ("holidays",), findings)
    begin, end = read.sheet.years
    if end < begin:
        findings.error(read.at("years"), "The last year is before the first.", "Swap them.")
    _check_days(read, findings)
    known = {each.id for each in read.sheet.holidays}
    for n, doubt in enumerate(read.sheet.to_check):
        for name in set(doubt.of) - known:
            what = f'There is no holiday "{name}".'
            findings.error(read.at("to_check", n, "of"), what, did_you_mean(name, known))


def _check_days(read: ParsedSheet[HolidaysSheet], findings: Findings) -> None:
    begin, end = read.sheet.years
    for n, each in enumerate(read.sheet.holidays):
        if each.yearly is None and not each.days:
            what = f'"{each.id}" has no day.'
            findings.error(read.at("holidays", n), what, "Write yearly, or days.")
        for k, (first, last) in enumerate(each.days):
            if not begin <= first.year <= last.year <= end:
                what = f"{first.isoformat()} is in none of the years."
                findings.error(read.at("holidays", n, "days", k), what, "Change years above.")
