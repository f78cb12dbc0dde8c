"""Quizzes of the stories: read from the screen and answered by taps."""

import re

from bot.catalog.course import Item
from tests.world import Phone, World

OPTION = re.compile(r"^([A-F])\.  (.+?)(?:   .*)?$", re.MULTILINE)


def item_on(world: World, screen: str) -> Item:
    """The question whose stem and options are on the screen; two may have the same stem."""
    [course] = world.app.context.courses.values()
    items = (item for unit in course.every_unit for item in (*unit.items, *unit.variants))
    return next(
        item
        for item in items
        if item.stem.in_("en") in screen
        and all(option.text.in_("en") in screen for option in item.options)
    )


def letters(world: World, screen: str, *, right: bool) -> list[str]:
    """The letters of the right options on the screen, or of the others."""
    wanted = {o.text.in_("en") for o in item_on(world, screen).options if o.right is right}
    return [letter for letter, option in OPTION.findall(screen) if option in wanted]


async def answers(world: World, phone: Phone, *, right: bool) -> None:
    """Answer the question on the screen well, or not."""
    screen, item = phone.sees, item_on(world, phone.sees)
    if item.in_sequence:
        await places(world, phone, right=right)
        return
    good = letters(world, screen, right=True)
    if item.choose == 1:
        await phone.taps(good[0] if right else letters(world, screen, right=False)[0])
        return
    picks = good if right else [*good[:2], letters(world, screen, right=False)[0]]
    for letter in picks:
        await phone.taps(f"☐ {letter}")
    await phone.taps("Check (3 of 3)")


async def places(world: World, phone: Phone, *, right: bool) -> None:
    """Tap all letters in the right order, or in the opposite one, and check."""
    screen, item = phone.sees, item_on(world, phone.sees)
    by_text = {option: letter for letter, option in OPTION.findall(screen)}
    order = [by_text[option.text.in_("en")] for option in item.options]
    for letter in order if right else reversed(order):
        await phone.taps(letter)
    await phone.taps(f"Check ({len(order)} of {len(order)})")


async def takes(world: World, phone: Phone, *right: bool) -> None:
    """Answer all questions from the one on the screen to the result."""
    for number, each in enumerate(right, 1):
        await answers(world, phone, right=each)
        await phone.taps("See the result ▶" if number == len(right) else "Next ▶")


async def opens_quiz(phone: Phone) -> None:
    await phone.sends("/quiz")
    await phone.taps("1")
