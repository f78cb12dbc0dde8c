"""Shows the fixed text of the course, and how to delete a message."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from markupsafe import Markup

from bot.catalog.course import Course, Service
from bot.locale import Texts
from bot.safety.buttons import DeleteMine
from bot.safety.texts.screens import what_to_do_button
from bot.telegram.kit.destinations import OpenNumbers
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, lines, paragraphs, tap


def not_taken(message: int, texts: Texts, *, ask: ButtonRow = ()) -> Screen:
    """Say that no picture, file, contact or location is accepted; `ask` leads to a question."""
    delete = tap(texts.label("common.delete_it"), DeleteMine(message))
    buttons = [[delete, *ask], [what_to_do_button(texts)]]
    return Screen(text=texts("guard.unasked_not_taken"), buttons=buttons)


def guarded(words: Markup, message: int, texts: Texts, *, more: Sequence[ButtonRow] = ()) -> Screen:
    """Show the fixed text of the course, a button that deletes the message, and `more` buttons."""
    buttons = [[tap(texts.label("common.delete_my_message"), DeleteMine(message))], *more]
    return told(words, texts, buttons)


def told(words: Markup, texts: Texts, buttons: Sequence[ButtonRow] = ()) -> Screen:
    """Show the fixed text of the course; somebody who has not joined yet gets no buttons."""
    return Screen(
        text=paragraphs(texts("common.name"), words), buttons=[list(row) for row in buttons]
    )


def line(care: Markup | None, what_to_do: ScreenButton, texts: Texts) -> Screen:
    """Show the words of the course about writing freely, and the button to what to do."""
    return Screen(text=paragraphs(texts("common.name"), care), buttons=[[what_to_do]])


def with_line(screen: Screen, care: Markup | None, what_to_do: ScreenButton) -> Screen:
    """Return a screen with the same words and button at its end."""
    return replace(
        screen,
        text=paragraphs(screen.text, care),
        buttons=[*screen.buttons, [what_to_do]],
    )


def numbers(course: Course, texts: Texts, *, today: date) -> Markup:
    """Return the confirmed numbers for emergencies, a line each; old ones say so.

    Services that nobody has tried, or that are hidden, are left out.
    """
    confirmed = (each for each in course.confirmed_services if each.emergency)
    return lines(*(_number(each, course, texts, today=today) for each in confirmed))


def numbers_row(course: Course, texts: Texts) -> ButtonRow:
    """Return the button to report a wrong number; none if no number is confirmed."""
    if not any(each.emergency for each in course.confirmed_services):
        return []
    return [tap(texts.label("guard.number_wrong"), OpenNumbers())]


def _number(service: Service, course: Course, texts: Texts, *, today: date) -> Markup:
    assert service.verified is not None
    old = course.directory.is_old(service.verified.on, today=today)
    return texts(
        "guard.number_old" if old else "guard.number",
        name=service.name.in_(texts.language),
        contact=service.contact.in_(texts.language),
    )
