"""The report shows organizations side by side."""

from collections.abc import Callable, Sequence

from bot.desk.report_figures.domain import Few
from bot.desk.report_figures.screens import Wording
from bot.desk.report_layout.screens import Block, Row
from bot.desk.report_organizations.domain import OrganizationFigures
from bot.desk.reports.domain import Report
from bot.learning.attempts.domain import SMALLEST_GROUP

# ---- organizations -----------------------------------------------------------------------


def organizations(report: Report, words: Wording) -> tuple[Block, ...]:
    """Word who joined, attended and knew what, organization by organization."""
    label = words.texts.label
    groups = report.organizations
    if not groups:
        nothing = words.fact(label("report.joined"), label("report.nobody"))
        return (Block(title=label("report.joined"), rows=(nothing,)),)
    blocks = [
        _joined(report, words),
        _attended(report, words),
        Block(
            title=label("report.first"),
            rows=tuple(_scored(each, words) for each in groups),
            more=words.left_out(len(groups)),
        ),
    ]
    return tuple(blocks)


def _joined(report: Report, words: Wording) -> Block:
    kept = [each for each in report.organizations if words.leaves and each.withheld]
    return _of_groups(
        "report.joined",
        report,
        words,
        lambda each: (each.inside, each.listed),
        kept=kept,
        people=sum(each.listed for each in kept),
    )


def _attended(report: Report, words: Wording) -> Block:
    kept = [each for each in report.organizations if words.leaves and each.untold]
    return _of_groups(
        "report.attended",
        report,
        words,
        lambda each: (each.there, each.places),
        kept=kept,
        people=sum(each.inside for each in kept),
    )


def _of_groups(
    title: str,
    report: Report,
    words: Wording,
    ratio: Callable[[OrganizationFigures], tuple[int, int]],
    *,
    kept: Sequence[OrganizationFigures],
    people: int,
) -> Block:
    """Word a fact of each organization; those `kept` back stand at the end, as one group.

    `people` are how many stand behind that group.
    """
    told = [each for each in report.organizations if each not in kept]
    rows = [words.ratio(_name(each, words), *ratio(each), always=True) for each in told]
    rows += [words.few(_name(each, words), note=words.texts.label("report.withheld"))
             for each in kept]  # fmt: skip
    together: list[Row] = []
    if people >= SMALLEST_GROUP:
        part, of = (sum(ratio(each)[at] for each in kept) for at in (0, 1))
        together = [words.ratio(words.texts.label("report.pooled", n=len(kept)), part, of)]
    return Block(
        title=words.texts.label(title),
        rows=(*together, *rows),
        more=words.left_out(len(rows) + len(together)),
    )


def _scored(each: OrganizationFigures, words: Wording) -> Row:
    name, label = _name(each, words), words.texts.label
    if isinstance(each.first, Few):
        return words.few(name, note=label("report.withheld"))
    return words.share(name, each.first, none=label("report.not_taken"))


def _name(each: OrganizationFigures, words: Wording) -> str:
    return each.name or words.texts.label("report.no_organization")
