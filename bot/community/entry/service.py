"""Leaders log a session answer by answer, save and correct it; the audit has each correction."""

from dataclasses import dataclass, replace

from bot.act import Act
from bot.community import storage
from bot.community.answers.domain import CommunityAnswerProblem
from bot.community.answers.service import Answered, EntryChange, typed
from bot.community.domain import CommunitySession, CommunitySessionId, EntryStep
from bot.community.service import Setting, load_own_session, note_change, setting_of
from bot.gazetteer import Place
from bot.refusals import StaleButton


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryAsked:
    """A session with its open question.

    `problem` is why the last answer was refused; `found` are places that match typed letters;
    `last_province` is that of the leader's last session. `just_saved`, `just_corrected`: the last
    answer did that.
    """

    setting: Setting
    logged: CommunitySession
    problem: CommunityAnswerProblem | None = None
    found: tuple[Place, ...] = ()
    last_province: str = ""
    just_saved: bool = False
    just_corrected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A draft that must be continued, or deleted before another session is logged."""

    setting: Setting
    draft: CommunitySession


async def begin(act: Act) -> EntryAsked | Unfinished:
    """Begin a draft in the cohort that Home shows, unless one with answers is there."""
    place = act.enrolment
    setting = await setting_of(act, place.cohort_id)
    draft = await storage.draft_of(act.tx, act.person.id, place.cohort_id)
    if draft is not None and not draft.is_blank:
        return Unfinished(setting=setting, draft=draft)
    if draft is None:
        draft = await storage.add(
            act.tx, act.person.id, place.cohort_id, place.organization_id, now=act.now
        )
    return await _asked(act, setting, draft)


async def start_over(
    act: Act, logged: CommunitySessionId, revision: int
) -> EntryAsked | Unfinished:
    """Delete the draft that was shown, and begin another; a second tap deletes nothing more.

    Raises as `load_own_session`, and `StaleButton` if it was saved meanwhile.
    """
    if await storage.by_id(act.tx, logged) is not None:
        draft = await load_own_session(act, logged, revision=revision)
        if not draft.is_draft or not await storage.delete(act.tx, draft):
            raise StaleButton
    return await begin(act)


async def open_question(act: Act, logged: CommunitySessionId, revision: int) -> EntryAsked:
    """Ask the open question again."""
    setting, found = await _load(act, logged, revision)
    return await _asked(act, setting, found)


async def choose(
    act: Act, logged: CommunitySessionId, revision: int, change: EntryChange
) -> EntryAsked:
    """Save a tapped answer, or return the reason why it is refused."""
    setting, found = await _load(act, logged, revision)
    return await _answered(act, setting, found, change(found, setting))


async def ask_again(act: Act, logged: CommunitySessionId, revision: int, step: str) -> EntryAsked:
    """Ask again a question that has an answer."""
    setting, found = await _load(act, logged, revision)
    if step not in set(EntryStep) - {EntryStep.CHECK}:
        raise StaleButton
    if step == EntryStep.COMMUNE and not setting.asks_communes:
        raise StaleButton
    return await _asked(act, setting, await _saved(act, replace(found, step=EntryStep(step))))


async def read_text(act: Act, logged: CommunitySessionId, text: str) -> EntryAsked | None:
    """Read a typed answer to the open question; None if nothing is asked.

    The guard has let the text pass.
    """
    setting, found = await _load(act, logged)
    if found.step is EntryStep.CHECK:
        return None
    return await _answered(act, setting, found, typed(found, setting, text))


async def save(act: Act, logged: CommunitySessionId, revision: int) -> EntryAsked:
    """Save a draft whose questions are all answered; raise `StaleButton` for any other session.

    A second tap changes nothing.
    """
    before = await load_own_session(act, logged)
    if not before.is_draft and before.revision == revision + 1:
        return EntryAsked(
            setting=await setting_of(act, before.cohort), logged=before, just_saved=True
        )
    setting, found = await _load(act, logged, revision)
    still = found.open_after(EntryStep.MONTH, communes=setting.asks_communes)
    if not found.is_draft or found.month is None or still is not EntryStep.CHECK:
        raise StaleButton
    if not found.people:
        return await _asked(
            act,
            setting,
            replace(found, step=EntryStep.CHECK),
            problem=CommunityAnswerProblem.NOBODY,
        )
    changed = replace(
        found, is_draft=False, step=EntryStep.CHECK, commune=found.commune or "", saved_at=act.now
    )
    kept = await _saved(act, changed)
    await note_change(act, "community.saved", kept)
    return EntryAsked(setting=setting, logged=kept, just_saved=True)


# ---- loading and saving ------------------------------------------------------------------------


async def _load(
    act: Act, logged: CommunitySessionId, revision: int | None = None
) -> tuple[Setting, CommunitySession]:
    """Return a session of the visitor; skip the commune if it is not asked any more."""
    found = await load_own_session(act, logged, revision=revision)
    setting = await setting_of(act, found.cohort)
    if found.step is EntryStep.COMMUNE and not setting.asks_communes:
        found = replace(found, step=found.open_after(EntryStep.COMMUNE, communes=False))
    return setting, found


async def _answered(
    act: Act, setting: Setting, before: CommunitySession, after: Answered
) -> EntryAsked:
    """Save an answer and go on to the next question; ask the same again if it is refused."""
    if isinstance(after, CommunityAnswerProblem):
        return await _asked(act, setting, before, problem=after)
    if isinstance(after, tuple):
        return await _asked(act, setting, before, found=after)
    if before.is_draft and after.nobody_came:
        kept = await _saved(act, after.counts_again)
        return await _asked(act, setting, kept, problem=CommunityAnswerProblem.NOBODY)
    step = after.open_after(before.step, communes=setting.asks_communes)
    changed = replace(after, step=step)
    corrected = not before.is_draft and _content(changed) != _content(before)
    if corrected and not changed.people:
        return await _asked(act, setting, before, problem=CommunityAnswerProblem.NOBODY)
    if corrected:
        changed = replace(changed, corrections=before.corrections + 1)
    kept = await _saved(act, changed)
    if corrected:
        await note_change(act, "community.corrected", kept, before=before)
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
    problem: CommunityAnswerProblem | None = None,
    found: tuple[Place, ...] = (),
) -> EntryAsked:
    last = ""
    if logged.step is EntryStep.PLACE and setting.places is not None and logged.person is not None:
        last = await storage.last_province(act.tx, logged.person, logged.cohort)
    return EntryAsked(
        setting=setting, logged=logged, problem=problem, found=found, last_province=last
    )


def _content(logged: CommunitySession) -> CommunitySession:
    """Return a session without the fields that are no answers, to compare two versions."""
    return replace(logged, step=EntryStep.CHECK, revision=0, corrections=0)
