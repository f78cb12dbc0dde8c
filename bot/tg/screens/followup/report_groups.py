"""Organizations side by side, and the weeks one after another."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from bot.domain.followup.report import OrganizationFigures, Report, Week
from bot.domain.followup.withholding import Few
from bot.domain.learning.quiz import SMALLEST_GROUP
from bot.tg.screens.followup.report_page import Block, Row
from bot.tg.screens.followup.report_rows import Wording

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


# ---- over time ---------------------------------------------------------------------------


def over_time(report: Report, words: Wording) -> tuple[Block, ...]:
    """Word what happened week by week."""
    small = words.leaves and report.is_small
    return tuple(
        Block(
            title=words.texts.label(f"report.weekly_{name}"),
            kind="columns",
            shown=len(report.weeks),
            rows=tuple(_week(each, number(each), words, small=small) for each in report.weeks),
        )
        for name, number in _WEEKLY.items()
    )


def _week(each: Week, number: int, words: Wording, *, small: bool) -> Row:
    name = words.texts.day_and_month(each.monday)
    if small:
        return words.few(name)
    return Row(label=name, value=str(number), number=number)


_WEEKLY: Final[Mapping[str, Callable[[Week], int]]] = {
    "joined": lambda week: week.joined,
    "learned": lambda week: week.learned,
    "finished": lambda week: week.finished,
}
