"""What each answer changes in a session, whether tapped or typed; a use case saves it."""

from collections.abc import Callable

from bot.community.answers.domain import (
    MOST_PEOPLE,
    MOST_PLACE,
    MOST_TOPIC,
    MOST_WORDS,
    CommunityAnswerProblem,
    month_from,
    read_count,
    read_month,
    read_words,
    why_not,
)
from bot.community.domain import COUNTS, CommunitySession, EntryStep, has_topic
from bot.community.service import Setting
from bot.gazetteer import Place, find_places, is_named
from bot.locale.folders import LANGUAGES
from bot.refusals import StaleButton

Answered = CommunitySession | CommunityAnswerProblem | tuple[Place, ...]
"""The session with an answer, why that is refused, or the places that it may be."""
EntryChange = Callable[[CommunitySession, Setting], Answered]

MOST_FOUND = 8
"""The limit of places that are offered for a few letters."""


def month(number: int) -> EntryChange:
    """Choose a month by its number in the button."""

    def change(found: CommunitySession, setting: Setting) -> Answered:
        try:
            chosen = month_from(number)
        except (ValueError, OverflowError) as error:
            raise StaleButton from error
        return why_not(chosen, today=setting.today) or found.held_in(chosen)

    return _answers(EntryStep.MONTH, change)


def topic(name: str) -> EntryChange:
    """Choose a module, part or lesson of the course."""

    def change(found: CommunitySession, setting: Setting) -> Answered:
        if not has_topic(setting.course, name):
            raise StaleButton
        return found.about(name)

    return _answers(EntryStep.TOPIC, change)


def province(code: str) -> EntryChange:

    def change(found: CommunitySession, setting: Setting) -> Answered:
        if setting.places is None or code not in setting.places.provinces:
            raise StaleButton
        return found.at(code)

    return _answers(EntryStep.PLACE, change)


def commune(code: str) -> EntryChange:
    """Choose a commune of the province, or "" for none."""

    def change(found: CommunitySession, setting: Setting) -> Answered:
        places = setting.places
        place = places.communes.get(code) if places else None
        there = place is not None and place.inside == found.province
        if code and not (setting.asks_communes and there):
            raise StaleButton
        return found.in_commune(code)

    return _answers(EntryStep.COMMUNE, change)


def count(kind: str, many: int) -> EntryChange:
    """Set one of the `COUNTS`: how many women, men or young people came."""

    def change(found: CommunitySession, _setting: Setting) -> Answered:
        if kind not in COUNTS or not 0 <= many <= MOST_PEOPLE:
            raise StaleButton
        return found.counted(EntryStep(kind), many)

    return _answers(EntryStep(kind) if kind in COUNTS else EntryStep.CHECK, change)


def no_questions(found: CommunitySession, setting: Setting) -> Answered:
    return _answers(EntryStep.QUESTIONS, lambda each, _: each.asked(""))(found, setting)


def hard(obstacle: str) -> EntryChange:
    """Choose an obstacle of the course, or "" for none."""

    def change(found: CommunitySession, setting: Setting) -> Answered:
        if obstacle and not any(each.id == obstacle for each in setting.community.obstacles):
            raise StaleButton
        return found.was_hard(obstacle)

    return _answers(EntryStep.HARD, change)


def _answers(step: EntryStep, change: EntryChange) -> EntryChange:
    """Accept an answer only to the question that is asked now."""

    def answered(found: CommunitySession, setting: Setting) -> Answered:
        if found.step is not step:
            raise StaleButton
        return change(found, setting)

    return answered


def typed(found: CommunitySession, setting: Setting, text: str) -> Answered:
    """Understand a typed answer to the question that is asked; the guard has let it pass."""
    match found.step:
        case EntryStep.MONTH:
            read = read_month(
                text,
                today=setting.today,
                languages=(*LANGUAGES, *setting.course.languages),
            )
            return read if isinstance(read, CommunityAnswerProblem) else found.held_in(read)
        case EntryStep.PLACE | EntryStep.COMMUNE:
            return _typed_place(found, setting, text)
        case EntryStep.WOMEN | EntryStep.MEN | EntryStep.YOUNG:
            many = read_count(text)
            return (
                many
                if isinstance(many, CommunityAnswerProblem)
                else found.counted(found.step, many)
            )
        case EntryStep.TOPIC:
            return _worded(text, MOST_TOPIC, found.about_words)
        case EntryStep.QUESTIONS:
            return _worded(text, MOST_WORDS, found.asked)
        case _:
            return _worded(text, MOST_WORDS, found.was_hard_words)


def _typed_place(found: CommunitySession, setting: Setting, text: str) -> Answered:
    places = setting.places
    if places is None:
        return _worded(text, MOST_PLACE, found.at_words)
    in_provinces = found.step is EntryStep.PLACE
    known = (
        tuple(places.provinces.values())
        if in_provinces
        else places.communes_in(found.province or "")
    )
    matches = find_places(text[:MOST_PLACE], known)
    exact = [each for each in matches if is_named(text[:MOST_PLACE], each)]
    if len(exact) == 1:
        return found.at(exact[0].code) if in_provinces else found.in_commune(exact[0].code)
    if not matches:
        return (
            CommunityAnswerProblem.NO_PLACE if in_provinces else CommunityAnswerProblem.NO_COMMUNE
        )
    return matches[:MOST_FOUND]


def _worded(text: str, most: int, change: Callable[[str], CommunitySession]) -> Answered:
    words = read_words(text, most)
    return words if isinstance(words, CommunityAnswerProblem) else change(words)
