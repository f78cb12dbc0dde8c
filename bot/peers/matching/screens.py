"""The coordinators' pages of buddies: counts, making a pair, lots, ending a pair."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from bot.locale import Texts
from bot.membership.domain import CohortId, UsedFeature
from bot.paging import Page
from bot.peers.buttons import (
    AskBoth,
    AskLot,
    AskPart,
    CheckPair,
    DrawLots,
    ListPairs,
    OpenMatching,
    PartPair,
    PickFirst,
    PickSecond,
)
from bot.peers.domain import Candidate, Pair, PairState
from bot.peers.matching.service import Lot, Overview, Partners, TwoPicked
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, in_rows, lines, paragraphs, tap
from bot.telegram.kit.ways import are_you_sure, page_turns, to_desk
from bot.telegram.slots import CohortView

ON_A_PAGE = 8
_IN_A_ROW = 4


def desk_more_row(view: CohortView, texts: Texts) -> ButtonRow:
    """Return the button of the desk to the buddies, once somebody has or wants one."""
    if UsedFeature.BUDDIES not in view.used:
        return []
    return [tap(texts.label("matching.label"), OpenMatching(view.cohort.id))]


def overview(found: Overview, texts: Texts) -> Screen:
    """Show how many people have a buddy, and the ways to make pairs."""
    cohort = found.cohort.id
    make = tap(texts.label("matching.make"), PickFirst(cohort, 0))
    lot = tap(texts.label("matching.lot"), AskLot(cohort))
    pairs = tap(texts.label("matching.pairs", n=found.shown), ListPairs(cohort, 0))
    return Screen(
        text=paragraphs(
            texts("matching.title"),
            lines(
                texts.count("matching.together", found.together),
                texts.count("matching.asked", found.asked),
                texts.count("matching.free", len(found.free)),
                texts.count("matching.asking", found.asking) if found.asking else None,
            ),
            texts("matching.what"),
        ),
        buttons=[
            [make, lot] if len(found.free) > 1 else [],
            [pairs] if found.shown else [],
            [to_desk(cohort, texts)],
        ],
    )


def pick_first(cohort: CohortId, found: Sequence[Candidate], page: int, texts: Texts) -> Screen:
    """Ask who should get a buddy; those who ask for one come first."""
    return _people(
        texts("matching.pick_first"),
        Page.of(found, page, size=ON_A_PAGE),
        lambda each: PickSecond(cohort, each.enrolment_id, 0),
        lambda at: PickFirst(cohort, at),
        cohort,
        texts,
    )


def pick_second(found: Partners, page: int, texts: Texts) -> Screen:
    """Ask for the second person, among people of other organizations."""
    first, cohort = found.first, found.cohort
    said = "matching.pick_second" if found.others else "matching.nobody_fits"
    return _people(
        texts(said, name=first.name),
        Page.of(found.others, page, size=ON_A_PAGE),
        lambda each: CheckPair(cohort, first.enrolment_id, each.enrolment_id),
        lambda at: PickSecond(cohort, first.enrolment_id, at),
        cohort,
        texts,
    )


def _people(
    question: Markup,
    page: Page[Candidate],
    to: Callable[[Candidate], Button],
    turn: Callable[[int], Button],
    cohort: CohortId,
    texts: Texts,
) -> Screen:
    """Show a page of people, each with a numbered button."""
    return Screen(
        text=paragraphs(
            texts("matching.title"),
            question,
            lines(*(_line(number, each, texts) for number, each in page.numbered)),
        ),
        buttons=[
            *in_rows([tap(str(number), to(each)) for number, each in page.numbered], _IN_A_ROW),
            page_turns(page, turn, texts),
            [_back(cohort, texts)],
        ],
    )


def _line(number: int, candidate: Candidate, texts: Texts) -> Markup:
    key = "matching.person_asks" if candidate.asks else "matching.person"
    return texts(
        key, number=number, name=candidate.name, organization=candidate.organization or "–"
    )


def check(picked: TwoPicked, texts: Texts) -> Screen:
    first, second = picked.first, picked.second
    return are_you_sure(
        paragraphs(
            texts("matching.title"),
            texts("matching.check", first=first.name, second=second.name),
            texts("matching.what"),
        ),
        tap(
            texts.label("matching.ask_both"),
            AskBoth(picked.cohort, first.enrolment_id, second.enrolment_id),
        ),
        _back(picked.cohort, texts),
    )


def ask_lot(lot: Lot, texts: Texts) -> Screen:
    title, back = texts("matching.title"), _back(lot.cohort, texts)
    if not lot.pairs:
        return Screen(text=paragraphs(title, texts("matching.no_lot")), buttons=[[back]])
    return are_you_sure(
        paragraphs(
            title,
            texts.count("matching.ask_lot", lot.pairs, people=lot.people),
            texts("matching.lot_what"),
        ),
        tap(texts.label("matching.draw"), DrawLots(lot.cohort)),
        back,
    )


def drawn(lot: Lot, texts: Texts) -> str:
    return texts.count("matching.drawn", lot.pairs).unescape()


def pairs(cohort: CohortId, found: Sequence[Pair], page: int, texts: Texts) -> Screen:
    """Show the pairs with visible names, with a button to end each."""
    shown = Page.of(found, page, size=ON_A_PAGE)
    rows: list[ButtonRow] = in_rows(
        [tap(str(number), AskPart(cohort, each.id)) for number, each in shown.numbered],
        _IN_A_ROW,
    )
    return Screen(
        text=paragraphs(
            texts("matching.title"),
            lines(*(_pair_line(number, each, texts) for number, each in shown.numbered))
            or texts("matching.no_pairs"),
        ),
        buttons=[
            *rows,
            page_turns(shown, lambda at: ListPairs(cohort, at), texts),
            [_back(cohort, texts)],
        ],
    )


def _pair_line(number: int, pair: Pair, texts: Texts) -> Markup:
    key = "matching.pair" if pair.state is PairState.TOGETHER else "matching.pair_asked"
    return texts(key, number=number, names=_names(pair))


def _names(pair: Pair) -> str:
    return " – ".join(each.name for each in pair.buddies)


def ask_part(pair: Pair, texts: Texts) -> Screen:
    return are_you_sure(
        paragraphs(texts("matching.title"), texts("matching.ask_part", names=_names(pair))),
        tap(texts.label("matching.part"), PartPair(pair.cohort_id, pair.id)),
        _back(pair.cohort_id, texts),
    )


def _back(cohort: CohortId, texts: Texts) -> ScreenButton:
    return tap(texts.label("matching.back"), OpenMatching(cohort))
