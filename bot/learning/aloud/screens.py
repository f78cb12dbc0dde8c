"""Shows a sentence to say, and one way to say it with points to tick."""

from markupsafe import Markup

from bot.catalog.course import AloudItem, Course
from bot.learning.aloud.buttons import LeaveAloud, OpenAloud, SaidAloud, TickAloud
from bot.learning.aloud.domain import is_ticked, toggled
from bot.learning.aloud.service import OpenedAloud
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.sources import source_line
from bot.telegram.kit.ways import to_home, toggle_button


def aloud_button(item: str, texts: Texts) -> ScreenButton:
    return tap(texts.label("aloud.label"), OpenAloud(item))


def asked(opened: OpenedAloud, texts: Texts) -> Screen:
    """Show the scene, and ask for the sentence."""
    return Screen(
        text=paragraphs(texts("aloud.title"), _scene(opened.item, texts), texts("aloud.how")),
        buttons=[
            [tap(texts.label("aloud.said"), SaidAloud(opened.item.id))],
            [to_home(texts)],
        ],
    )


def compared(opened: OpenedAloud, ticks: int, texts: Texts) -> Screen:
    """Show one way to say it, with the points that the person ticks."""
    item, typed = opened.item, int(opened.typed)
    ticking = [
        toggle_button(
            str(number + 1),
            TickAloud(item.id, toggled(ticks, number), typed),
            on=is_ticked(ticks, number),
            texts=texts,
        )
        for number in range(len(item.points))
    ]
    return Screen(
        text=paragraphs(
            texts("aloud.title"),
            _one_way(item, texts),
            texts("aloud.tick"),
            _points(item, texts),
            texts("aloud.typed") if opened.typed else None,
            _sources(opened.course, item, texts),
        ),
        buttons=[ticking, [tap(texts.label("aloud.go_on"), LeaveAloud(item.id))]],
    )


def whole(opened: OpenedAloud, texts: Texts) -> Markup:
    """Return a sentence with all that belongs to it, for those who only look at it."""
    item = opened.item
    return paragraphs(
        texts("aloud.title"),
        _scene(item, texts),
        _one_way(item, texts),
        _points(item, texts),
        _sources(opened.course, item, texts),
    )


def _scene(item: AloudItem, texts: Texts) -> Markup:
    return texts("aloud.scene", scene=item.ask.in_(texts.language))


def _one_way(item: AloudItem, texts: Texts) -> Markup:
    return texts("aloud.one_way", words=item.model.in_(texts.language))


def _points(item: AloudItem, texts: Texts) -> Markup:
    return lines(
        *(
            texts("aloud.point", number=number, text=point.text.in_(texts.language))
            for number, point in enumerate(item.points, 1)
        )
    )


def _sources(course: Course, item: AloudItem, texts: Texts) -> Markup | None:
    return source_line(course, item.sources, texts, "common.sources")
