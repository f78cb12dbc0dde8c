"""One session in full, with what can be done with it."""

from markupsafe import Markup

from bot.community.answers.screens import problem_words
from bot.community.buttons import (
    AskDelete,
    BeginSession,
    ChangeAnswer,
    DeleteSession,
    OpenOwn,
    ReadPack,
    SaveSession,
)
from bot.community.domain import CommunitySession, EntryStep
from bot.community.entry.service import EntryAsked
from bot.community.screens import step_name, summary, to_community
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, ScreenButton, in_rows, paragraphs, tap
from bot.telegram.kit.ways import are_you_sure, to_home


def check_answers(found: EntryAsked, texts: Texts) -> Screen:
    """Show all of it: to be saved, or saved already; every answer can be changed."""
    logged, setting = found.logged, found.setting
    said = paragraphs(
        texts("community.title"),
        _news(found, texts),
        summary(logged, setting, texts),
        texts("card.check") if logged.is_draft else _corrected(logged, texts),
    )
    steps = [step for step in EntryStep if step is not EntryStep.CHECK]
    if not setting.asks_communes:
        steps.remove(EntryStep.COMMUNE)
    changes = [
        tap(step_name(step, texts), ChangeAnswer(logged.id, logged.revision, step))
        for step in steps
    ]
    if logged.is_draft:
        save = tap(texts.label("card.save"), SaveSession(logged.id, logged.revision))
        return Screen(text=said, buttons=[[save], *in_rows(changes, 3), [to_community(texts)]])
    delete = tap(texts.label("card.delete"), AskDelete(logged.id, logged.revision))
    first = [tap(texts.label("community.begin"), BeginSession())] if found.just_saved else []
    return Screen(
        text=said,
        buttons=[
            [*first, *_pack(found, texts)],
            *([] if found.just_saved else in_rows(changes, 3)),
            [to_community(texts), to_home(texts) if found.just_saved else delete],
        ],
    )


def ask_delete(logged: CommunitySession, texts: Texts) -> Screen:
    """Delete it?"""
    return are_you_sure(
        paragraphs(texts("community.title"), texts("card.ask_delete")),
        tap(texts.label("card.delete"), DeleteSession(logged.id, logged.revision)),
        tap(texts.label("card.keep"), OpenOwn(logged.id)),
    )


def _news(found: EntryAsked, texts: Texts) -> Markup | None:
    if found.problem is not None:
        return problem_words(found.problem, found.logged.step, texts)
    if found.just_saved:
        return texts("card.saved")
    return texts("card.noted") if found.just_corrected else None


def _corrected(logged: CommunitySession, texts: Texts) -> Markup | None:
    return texts.count("card.corrections", logged.corrections) if logged.corrections else None


def _pack(found: EntryAsked, texts: Texts) -> list[ScreenButton]:
    pack = found.setting.community.pack_for(found.logged.topic or "")
    if pack is None:
        return []
    return [tap(texts.label("card.pack"), ReadPack(pack.id, texts.language))]
