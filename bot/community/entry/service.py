"""A session is logged answer by answer, saved, and corrected; every correction is in the audit."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.act import Act
from bot.community import storage
from bot.community.domain import (
    COUNTS,
    CommunitySession,
    CommunitySessionId,
    Step,
    has_topic,
)
from bot.community.entry.domain import (
    MOST_PEOPLE,
    MOST_PLACE,
    MOST_TOPIC,
    MOST_WORDS,
    Problem,
    month_from,
    read_count,
    read_month,
    read_words,
    why_not,
)
from bot.community.service import Setting, load_own, require_enrolment, setting_of
from bot.gazetteer import Place, find_places, is_named
from bot.membership.audit import storage as audit
from bot.refusals import StaleButton

Answered = CommunitySession | Problem | tuple[Place, ...]
"""The session with an answer, why that is refused, or the places that it may mean."""
Change = Callable[[CommunitySession, Setting], Answered]

MOST_FOUND = 8
"""So many places are offered for a few letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A session and what is asked next.

    `problem` is why the last answer was refused; `found` are the places for some letters;
    `last_province` is where the leader's last session was. `just_saved`, `just_corrected`: the
    answer before this screen did that.
    """

    setting: Setting
    logged: CommunitySession
    problem: Problem | None = None
    found: tuple[Place, ...] = ()
    last_province: str = ""
    just_saved: bool = False
    just_corrected: bool = False


async def begin(act: Act) -> Asked:
    """Begin a draft in the cohort that Home shows; an unfinished one is deleted."""
    place = require_enrolment(act)
    setting = await setting_of(act, place.cohort_id)
    draft = await storage.add(
        act.tx, act.person.id, place.cohort_id, place.organization_id, now=act.now
    )
    return await _asked(act, setting, draft)


async def open_question(act: Act, logged: CommunitySessionId, revision: int) -> Asked:
    """Ask again what is asked at the moment."""
    setting, found = await _load(act, logged, revision)
    return await _asked(act, setting, found)


async def choose(act: Act, logged: CommunitySessionId, revision: int, change: Change) -> Asked:
    """Save a tapped answer, or return why it is refused."""
    setting, found = await _load(act, logged, revision)
    return await _answered(act, setting, found, change(found, setting))


async def ask_again(act: Act, logged: CommunitySessionId, revision: int, step: str) -> Asked:
    """Ask once more for something that is answered."""
    setting, found = await _load(act, logged, revision)
    if step not in set(Step) - {Step.CHECK}:
        raise StaleButton
    if step == Step.COMMUNE and not setting.asks_communes:
        raise StaleButton
    return await _asked(act, setting, await _saved(act, replace(found, step=Step(step))))


async def read_text(act: Act, logged: CommunitySessionId, text: str) -> Asked | None:
    """Understand a typed answer to what is asked; None if nothing is asked.

    The guard has let the text pass.
    """
    setting, found = await _load(act, logged)
    if found.step is Step.CHECK:
        return None
    return await _answered(act, setting, found, _typed(found, setting, text))


async def save(act: Act, logged: CommunitySessionId, revision: int) -> Asked:
    """Save a draft whose questions are all answered; raise `StaleButton` for any other session."""
    setting, found = await _load(act, logged, revision)
    still = found.open_after(Step.MONTH, communes=setting.asks_communes)
    if not found.is_draft or found.month is None or still is not Step.CHECK:
        raise StaleButton
    if not found.people:
        return await _asked(act, setting, replace(found, step=Step.CHECK), problem=Problem.NOBODY)
    changed = replace(
        found, is_draft=False, step=Step.CHECK, commune=found.commune or "", saved_at=act.now
    )
    kept = await _saved(act, changed)
    await _note(act, "community.saved", kept)
    return Asked(setting=setting, logged=kept, just_saved=True)


# ---- the answers, as changes -------------------------------------------------------------------


def month(number: int) -> Change:
    """It was in a month (its number in the button)."""

    def change(found: CommunitySession, setting: Setting) -> Answered:
        try:
            chosen = month_from(number)
        except ValueError as error:
            raise StaleButton from error
        return why_not(chosen, today=setting.today) or found.held_in(chosen)

    return _answers(Step.MONTH, change)


def topic(name: str) -> Change:
    """It was about a module, part or lesson."""

    def change(found: CommunitySession, setting: Setting) -> Answered:
        if not has_topic(setting.course, name):
            raise StaleButton
        return found.about(name)

    return _answers(Step.TOPIC, change)


def province(code: str) -> Change:
    """It was in a province."""

    def change(found: CommunitySession, setting: Setting) -> Answered:
        if setting.places is None or code not in setting.places.provinces:
            raise StaleButton
        return found.at(code)

    return _answers(Step.PLACE, change)


def commune(code: str) -> Change:
    """It was in a commune of its province, or "" for no commune."""

    def change(found: CommunitySession, setting: Setting) -> Answered:
        places = setting.places
        place = places.communes.get(code) if places else None
        there = place is not None and place.inside == found.province
        if code and not (setting.asks_communes and there):
            raise StaleButton
        return found.in_commune(code)

    return _answers(Step.COMMUNE, change)


def count(kind: str, many: int) -> Change:
    """So many came."""

    def change(found: CommunitySession, _setting: Setting) -> Answered:
        if kind not in COUNTS or not 0 <= many <= MOST_PEOPLE:
            raise StaleButton
        return found.counted(Step(kind), many)

    return _answers(Step(kind) if kind in COUNTS else Step.CHECK, change)


def no_questions(found: CommunitySession, setting: Setting) -> Answered:
    """People asked nothing."""
    return _answers(Step.QUESTIONS, lambda each, _: each.asked(""))(found, setting)


def hard(obstacle: str) -> Change:
    """This obstacle was hard, or "" for none."""

    def change(found: CommunitySession, setting: Setting) -> Answered:
        if obstacle and not any(each.id == obstacle for each in setting.community.obstacles):
            raise StaleButton
        return found.was_hard(obstacle)

    return _answers(Step.HARD, change)


def _answers(step: Step, change: Change) -> Change:
    """Accept an answer only to the question that is asked."""

    def answered(found: CommunitySession, setting: Setting) -> Answered:
        if found.step is not step:
            raise StaleButton
        return change(found, setting)

    return answered


def _typed(found: CommunitySession, setting: Setting, text: str) -> Answered:
    match found.step:
        case Step.MONTH:
            read = read_month(text, today=setting.today)
            return read if isinstance(read, Problem) else found.held_in(read)
        case Step.PLACE | Step.COMMUNE:
            return _typed_place(found, setting, text)
        case Step.WOMEN | Step.MEN | Step.YOUNG:
            many = read_count(text)
            return many if isinstance(many, Problem) else found.counted(found.step, many)
        case Step.TOPIC:
            return _worded(text, MOST_TOPIC, found.about_words)
        case Step.QUESTIONS:
            return _worded(text, MOST_WORDS, found.asked)
        case _:
            return _worded(text, MOST_WORDS, found.was_hard_words)


def _typed_place(found: CommunitySession, setting: Setting, text: str) -> Answered:
    places = setting.places
    if places is None:
        return _worded(text, MOST_PLACE, found.at_words)
    in_provinces = found.step is Step.PLACE
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
        return Problem.NO_PLACE if in_provinces else Problem.NO_COMMUNE
    return matches[:MOST_FOUND]


def _worded(text: str, most: int, change: Callable[[str], CommunitySession]) -> Answered:
    words = read_words(text, most)
    return words if isinstance(words, Problem) else change(words)


# ---- loading and saving ------------------------------------------------------------------------


async def _load(
    act: Act, logged: CommunitySessionId, revision: int | None = None
) -> tuple[Setting, CommunitySession]:
    """Return a session of the visitor; the commune is no question once that was switched off."""
    found = await load_own(act, logged, revision=revision)
    setting = await setting_of(act, found.cohort)
    if found.step is Step.COMMUNE and not setting.asks_communes:
        found = replace(found, step=found.open_after(Step.COMMUNE, communes=False))
    return setting, found


async def _answered(act: Act, setting: Setting, before: CommunitySession, after: Answered) -> Asked:
    """Save an answer and go on to what is open; ask the same again if it is refused."""
    if isinstance(after, Problem):
        return await _asked(act, setting, before, problem=after)
    if isinstance(after, tuple):
        return await _asked(act, setting, before, found=after)
    step = after.open_after(before.step, communes=setting.asks_communes)
    changed = replace(after, step=step)
    corrected = not before.is_draft and _content(changed) != _content(before)
    if corrected and not changed.people:
        return await _asked(act, setting, before, problem=Problem.NOBODY)
    if corrected:
        changed = replace(changed, corrections=before.corrections + 1)
    kept = await _saved(act, changed)
    if corrected:
        await _note(act, "community.corrected", kept, before=before)
    asked = await _asked(act, setting, kept)
    return replace(asked, just_corrected=corrected)


async def _saved(act: Act, changed: CommunitySession) -> CommunitySession:
    if not await storage.save(act.tx, changed, now=act.now):
        raise StaleButton
    return replace(changed, revision=changed.revision + 1)


async def _asked(
    act: Act,
    setting: Setting,
    logged: CommunitySession,
    *,
    problem: Problem | None = None,
    found: tuple[Place, ...] = (),
) -> Asked:
    last = ""
    if logged.step is Step.PLACE and setting.places is not None and logged.person is not None:
        earlier = await storage.of_person(act.tx, logged.person, logged.cohort)
        last = next((e.province for e in earlier if not e.is_draft and e.province), "")
    return Asked(setting=setting, logged=logged, problem=problem, found=found, last_province=last)


def _content(logged: CommunitySession) -> CommunitySession:
    """Return it without what does not count as a change of what was logged."""
    return replace(logged, step=Step.CHECK, revision=0, corrections=0)


_NUMBERS = ("women", "men", "young")
_NAMES = ("month", "topic", "own_topic", "province", "commune", "place_words")
_WORDS = ("questions", "hard", "hard_words")


async def _note(
    act: Act, action: str, logged: CommunitySession, *, before: CommunitySession | None = None
) -> None:
    """Write into the audit which counts were and are, and which other answers changed: no words."""
    detail: dict[str, Any] = {"counts": [getattr(logged, name) for name in _NUMBERS]}
    if before is not None:
        detail["before"] = [getattr(before, name) for name in _NUMBERS]
        detail["changed"] = [
            name
            for name in (*_NAMES, *_NUMBERS, *_WORDS)
            if getattr(before, name) != getattr(logged, name)
        ]
    await audit.note(
        act.tx,
        actor=act.visitor.person_id,
        action=action,
        object=f"community:{logged.id}",
        now=act.now,
        detail=detail,
    )


async def delete(act: Act, logged: CommunitySessionId, revision: int) -> None:
    """Delete one of the visitor's sessions; the audit keeps its counts."""
    found = await load_own(act, logged, revision=revision)
    if not await storage.delete(act.tx, found):
        raise StaleButton
    if not found.is_draft:
        await _note(act, "community.deleted", found)
