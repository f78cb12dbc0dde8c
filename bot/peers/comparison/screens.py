"""Own figures beside those of the group, in words."""

from markupsafe import Markup

from bot.facts import KnownFacts
from bot.locale import Texts
from bot.peers.buttons import OpenComparison
from bot.peers.comparison.domain import Compared, ComparedFigure
from bot.peers.comparison.service import MineAndTheirs
from bot.telegram.kit.screen import ButtonRow, Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import to_home


def more_row(_known: KnownFacts, texts: Texts) -> ButtonRow:
    return [tap(texts.label("comparison.label"), OpenComparison())]


def comparison(found: MineAndTheirs, texts: Texts) -> Screen:
    """Show each figure with that of the group, or say that the group is too small."""
    return Screen(
        text=paragraphs(
            texts("comparison.title"),
            *(_figure(each, found.lessons, texts) for each in found.figures),
            texts("comparison.too_small") if found.is_too_small else None,
            texts("comparison.private"),
        ),
        buttons=[[to_home(texts)]],
    )


def _figure(compared: Compared, lessons: int, texts: Texts) -> Markup | None:
    if compared.own is None:
        return None
    key = f"comparison.{compared.figure}"
    of = {"of": lessons} if compared.figure is ComparedFigure.LESSONS else {}
    return lines(texts(f"{key}_own", n=compared.own, **of), _half(key, compared.half, texts))


def _half(key: str, half: int | None, texts: Texts) -> Markup | None:
    if half is None:
        return None
    return texts(f"{key}_half", n=half) if half else texts(f"{key}_none")
