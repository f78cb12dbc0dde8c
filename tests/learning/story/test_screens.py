"""Screens of all shipped stories and cases, in both languages, against Telegram's limits."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from bot.catalog.course import Choice, Node, Scenario, Service, Signature
from bot.catalog.measure import visible_text
from bot.catalog.story import steps_left
from bot.learning.case import screens as cases
from bot.learning.screens import pointer
from bot.learning.story import screens as story
from bot.learning.story.buttons import ChooseInStory
from bot.learning.story.domain import StoryProgress
from bot.learning.story.service import OpenedCase, Rewritten, StoryIntro, StoryList, StoryMoment
from bot.locale.catalogue import LANGUAGES
from bot.telegram.kit.button import parse_button
from bot.telegram.kit.fitting import ROOM, length
from bot.telegram.kit.screen import Screen
from tests.learning.story.walked import (
    BIG,
    CATALOGUE,
    EN,
    all_pages,
    back_at,
    begun,
    case_pages,
    eleven_gates,
    longest_node,
    made_of,
    walked,
)
from tests.shipped import shipped
from tests.small_course import SMALL
from tests.telegram.limits import fits, labels, neutral

# ---- all that is shipped -----------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_moment_fits_before_and_after_every_choice(language: str) -> None:
    texts = CATALOGUE.texts(language)
    for scenario in shipped().scenarios:
        for node in scenario.nodes:
            way = steps_left(scenario, node.id)
            walk = begun(scenario)
            shown = story.moment(
                StoryMoment(
                    course=shipped(),
                    scenario=scenario,
                    walk=walk,
                    node=node,
                    ahead=way,
                    heard=tuple(echo.text for echo in node.echoes),
                    changed=True,
                ),
                texts,
            )
            fits(shown)
            assert all(str(each.text.in_(language)) in shown.text for each in node.echoes)
            neutral(shown, shipped())
            assert str(node.text.in_(language)) in shown.text
            for choice in node.choices:
                assert str(Markup.escape(choice.text.in_(language))) in shown.text
                fits(_after(scenario, node, choice, language))


def _after(scenario: Scenario, node: Node, choice: Choice, language: str) -> Screen:
    there = replace(scenario, start=node.id)
    outcome = made_of(there, begun(there), choice.id)
    screen = story.choice_made(outcome, CATALOGUE.texts(language))
    neutral(screen, shipped())
    assert str(Markup.escape(choice.feedback.in_(language))) in screen.text
    others = [each for each in node.choices if each is not choice]
    assert not any(
        str(Markup.escape(each.feedback.in_(language))) in screen.text for each in others
    )
    return screen


@pytest.mark.parametrize("language", LANGUAGES)
@given(which=st.integers(0, 3), picks=st.lists(st.integers(0, 3), min_size=1, max_size=12))
@settings(max_examples=25)
def test_every_look_back_fits_and_loses_nothing(
    language: str, which: int, picks: list[int]
) -> None:
    scenario = shipped().scenarios[which]
    outcome = back_at(scenario, walked(scenario, *picks))

    shown = all_pages(outcome, language)

    together = "\n".join(str(screen.text) for screen in shown)
    for screen in shown:
        fits(screen)
        neutral(screen, shipped())
    for title in [*(e.title for e in scenario.nodes), *(e.title for e in scenario.endings)]:
        assert str(Markup.escape(title.in_(language))) in together
    for stage in outcome.debrief.stages:
        for choice in stage.node.choices:
            said = choice.instead if choice in stage.other_ways else choice.feedback
            assert said is not None
            assert str(Markup.escape(choice.text.in_(language))) in together
            assert str(Markup.escape(said.in_(language))) in together
    for echo in outcome.debrief.heard:
        assert str(echo.in_(language)) in together
    for paragraph in scenario.debrief.in_(language).split("\n\n"):
        assert str(paragraph) in together
    ending = outcome.debrief.ending
    assert ending is not None
    for paragraph in ending.text.in_(language).split("\n\n"):
        assert str(paragraph) in str(shown[0].text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_the_look_back_is_one_screen(language: str) -> None:
    """With the other choices folded; one paragraph may be longer, and has a page of its own."""
    for scenario in shipped().scenarios:
        for pick in range(3):
            outcome = back_at(scenario, walked(scenario, pick))
            pages = all_pages(outcome, language)
            sights = [story.in_sight(Markup(page.text)) for page in pages]
            assert max(sights) < 1.4 * story.A_PAGE
            assert sorted(sights)[len(sights) // 2] <= story.A_PAGE
            assert len(pages) <= 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_case_fits_and_shows_nothing_of_what_is_for_facilitators(language: str) -> None:
    texts = CATALOGUE.texts(language)
    for case in shipped().cases:
        opened = OpenedCase(course=shipped(), case=case)
        shown = [cases.intro(opened, texts, demo=False), *case_pages(opened, language)]
        together = "\n".join(str(screen.text) for screen in shown)
        for screen in shown:
            fits(screen)
            neutral(screen, shipped())
        for paragraph in case.text.in_(language).split("\n\n"):
            assert str(paragraph) in together
        for prompt in case.prompts:
            assert str(Markup.escape(prompt.in_(language))) in together
        for paragraph in case.facilitator.in_(language).split("\n"):
            assert not paragraph or str(paragraph) not in together


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_and_the_introductions_fit(language: str) -> None:
    texts, course = CATALOGUE.texts(language), shipped()
    going = {each.id: StoryProgress(steps=10, finished=True) for each in course.scenarios}
    done = {each.id: StoryProgress(finished=True) for each in course.scenarios}
    for screen in (
        *(
            story.overview(StoryList(course=course, progress=each), texts)
            for each in ({}, going, done)
        ),
        story.overview(StoryList(course=SMALL, progress={}), texts),
        *(
            story.intro(StoryIntro(course=course, scenario=each, last=last), texts, demo=demo)
            for each in course.scenarios
            for last in (None, BIG)
            for demo in (False, True)
        ),
        *(story.rewritten(Rewritten(scenario=each), texts) for each in course.scenarios),
    ):
        fits(screen)
        neutral(screen, course)


# ---- what stands where -------------------------------------------------------------------


def test_a_choice_is_told_without_a_score() -> None:
    scenario = eleven_gates()
    said = visible_text(str(story.choice_made(made_of(scenario, begun(scenario), "a"), EN).text))

    assert said.startswith("Step 1 of 9\n\nThe front room\n\n")
    assert "A.  Ask her at once what happened, so that she feels heard   ← you\nB.  Offer" in said
    assert "You chose A. Everyone hears." in said
    assert "✔" not in said
    for word in ("wrong", "right.", "good", "poor", "score", "point"):
        assert word not in said.lower(), word


def test_buttons_carry_letters_of_the_language_and_what_was_shown() -> None:
    scenario = eleven_gates()
    node = scenario.node("n1")
    shown = StoryMoment(
        course=shipped(),
        scenario=scenario,
        walk=begun(scenario),
        node=node,
        ahead=steps_left(scenario, "n1"),
    )
    english, khmer = (story.moment(shown, CATALOGUE.texts(each)) for each in LANGUAGES)

    assert labels(english) == [["A", "B", "C"], ["Stop here"]]
    assert labels(khmer)[0] == ["ក", "ខ", "គ"]
    sent = [key["callback_data"] for key in english.markup()["inline_keyboard"][0]]
    assert [parse_button(each) for each in sent] == [
        ChooseInStory(BIG, 0, choice.id, node.wording) for choice in node.choices
    ]
    assert sent == [key["callback_data"] for key in khmer.markup()["inline_keyboard"][0]]


def test_a_story_whose_ways_differ_in_length_promises_none() -> None:
    node = longest_node(2, "x")
    turns = (node.choices[0], replace(node.choices[1], next="n1"))
    scenario = replace(eleven_gates(), start="n1", nodes=(replace(node, choices=turns),))

    circle = story.choice_made(made_of(scenario, begun(scenario), "c1"), EN)
    note = story.intro(StoryIntro(course=shipped(), scenario=scenario, last=None), EN, demo=True)

    assert circle.text.startswith("Step 1\n\n")
    assert "A story · 1 step or more · about" in note.text


def test_the_end_offers_the_look_back_and_no_stop() -> None:
    scenario = eleven_gates()
    walk = walked(scenario, 1)
    last = replace(walk, steps=walk.steps[:-1])

    assert labels(story.choice_made(made_of(scenario, last, "a"), EN)) == [["Look back ▶"]]


def test_moments_that_were_never_reached_are_named_by_title_alone() -> None:
    gates = eleven_gates()
    first = gates.node("n1")
    straight = replace(first, choices=tuple(replace(c, next="n11") for c in first.choices))
    scenario = replace(gates, nodes=(straight, *gates.nodes[1:]))

    together = "\n".join(
        visible_text(str(screen.text))
        for screen in all_pages(back_at(scenario, walked(scenario, 0)), "en")
    )

    assert "Steps you didn't reach: Tonight · A safe place · Consent" in together
    assert gates.node("n4").choices[0].feedback.in_("en") not in together


def test_a_missing_page_shows_the_nearest() -> None:
    outcome = back_at(eleven_gates(), walked(eleven_gates(), 2))
    shown = all_pages(outcome, "en")

    def page(number: int) -> Screen:
        return story.looked_back(outcome, number, EN, demo=False)

    assert page(-3) == shown[0]
    assert page(99) == shown[-1]
    assert labels(shown[0]) == [["Next ▶"], ["✕ Close"]]
    assert labels(shown[1])[0] == ["◀ Back", "Next ▶"]
    assert labels(shown[-1]) == [
        ["◀ Back"],
        ["📝 My plan"],
        ["Try again", "🏠 Home"],
    ]


def test_help_names_only_services_that_somebody_has_tried() -> None:
    course = shipped()
    tried = Signature(on="2026-02-14", by="Sok Dara")
    services = tuple(replace(each, verified=tried) for each in course.services)

    def said(*known: Service) -> str:
        shown = pointer(replace(course, services=known), EN, demo=True)
        assert length(shown) <= ROOM
        return visible_text(str(shown))

    assert "Services we have checked" not in said(*course.services)
    assert "organization's case procedure, or your coordinator" in said(*course.services)
    [first, *_] = sorted(services, key=lambda each: not each.emergency)
    lines = said(*services).split("Services we have checked:\n")[1].split("\n\n")
    assert lines[0].split("\n")[0] == f"{first.name.in_('en')}: {first.contact.in_('en')}"
    assert len(lines[0].split("\n")) == 5
    assert lines[1] == "You can find more under Search."
    assert said(*services[:2]).endswith(services[1].contact.in_("en"))


def test_safety_texts_are_in_both_languages_until_somebody_signs() -> None:
    noted = StoryIntro(course=shipped(), scenario=eleven_gates(), last=None)
    note = shipped().safety_text("content-note").text

    real, demo = (story.intro(noted, EN, demo=each) for each in (False, True))

    assert all(str(note.in_(language)) in real.text for language in LANGUAGES)
    assert str(note.in_("en")) in demo.text
    assert str(note.in_("km")) not in demo.text
