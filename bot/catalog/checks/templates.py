"""Checks templates.yaml: no template twice, and the same blanks in every language."""

from bot.catalog.checks.structure import check_unique
from bot.catalog.pack import Pack
from bot.catalog.problem import Findings
from bot.catalog.templates import BLANK


def check_templates(pack: Pack, findings: Findings) -> None:
    read = pack.templates
    if read is None:
        return
    check_unique(read, ("templates",), findings)
    for n, each in enumerate(read.sheet.templates):
        blanks = {text.count(BLANK) for text in each.text.strings().values()}
        if len(blanks) > 1:
            what = f'The languages have different numbers of blanks ("{BLANK}").'
            advice = "Leave the same to fill in in each language."
            findings.error(read.at("templates", n, "text"), what, advice)
