"""Shows the extra units."""

from collections.abc import Iterator

from markupsafe import Markup

from bot.catalog.course import Module
from bot.learning.buttons import OpenNextModule
from bot.learning.extras.service import Extra, ExtrasList
from bot.learning.next_module.domain import choices
from bot.learning.recap.buttons import OpenLessons, OpenUnit
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import in_even_rows, to_home


def listed(found: ExtrasList, texts: Texts) -> Screen:
    """Show the extra units by module, and how far the reader is in each."""
    every = [extra for _, extras in found.modules for extra in extras]
    if not every:
        return Screen(text=texts("extras.none"), buttons=[[to_home(texts)]])
    buttons = [tap(str(each.number), OpenUnit(each.unit.id)) for each in every]
    return Screen(
        text=paragraphs(
            texts("extras.title"),
            texts("extras.what"),
            *(_module(module, extras, texts) for module, extras in found.modules),
        ),
        buttons=[
            *in_even_rows(buttons, most=5),
            [tap(texts.label("learning.next_module_label"), OpenNextModule(found.enrolment))]
            if choices(found.course)
            else [],
            [tap(texts.label("learning.lessons_all"), OpenLessons()), to_home(texts)],
        ],
    )


def _module(module: Module, extras: tuple[Extra, ...], texts: Texts) -> Markup:
    note = module.note.in_(texts.language) if module.note else None
    return lines(
        texts("extras.module", title=module.title.in_(texts.language)),
        texts("learning.lesson_note", note=note) if note else None,
        *(line for extra in extras for line in _unit(extra, texts)),
    )


def _unit(extra: Extra, texts: Texts) -> Iterator[Markup]:
    of = len(extra.unit.cards)
    if extra.is_read:
        state = texts.count("learning.lessons_read", of)
    elif extra.read:
        state = texts("learning.lessons_begun", read=extra.read, total=of)
    else:
        state = texts.count("learning.lessons_new", of)
    title = extra.unit.title.in_(texts.language)
    yield texts("learning.lessons_part", number=extra.number, title=title)
    yield state
