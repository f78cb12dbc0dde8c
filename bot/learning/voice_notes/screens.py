"""Shows coordinators the voice notes of lessons: the list, the text to read, the approval."""

from collections.abc import Mapping

from markupsafe import Markup

from bot.catalog.course import Course
from bot.catalog.speech import LONGEST_SECONDS, SpeechPace
from bot.learning.buttons import CloseMedium
from bot.learning.media.screens import length_of, size_of
from bot.learning.recap.domain import part_number
from bot.learning.screens import to_voice_notes
from bot.learning.voice_notes.buttons import (
    ApproveVoiceNote,
    AskDeleteVoiceNote,
    DeleteVoiceNote,
    HearVoiceNote,
    OpenVoiceNote,
    OpenVoiceNotes,
    RecordVoiceNote,
)
from bot.learning.voice_notes.domain import LessonVoice, UnusableVoice, VoiceNote
from bot.learning.voice_notes.service import HeardVoice, OpenedVoice, VoiceShelf, WaitingVoices
from bot.locale import Texts
from bot.locale.texts import own_name
from bot.membership.domain import CohortId
from bot.paging import Page
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import (
    are_you_sure,
    in_even_rows,
    in_other_languages,
    page_turns,
    to_desk,
    to_review,
)
from bot.telegram.slots import WaitingButton

_ON_A_PAGE, _NUMBERS = 10, 5
_FAULTS = {
    UnusableVoice.OTHER: "voice_notes.fault_other",
    UnusableVoice.SHORT: "voice_notes.fault_short",
    UnusableVoice.LONG: "voice_notes.fault_long",
    UnusableVoice.LARGE: "voice_notes.fault_large",
}
_PACES = {SpeechPace.SHORT: "voice_notes.pace_short", SpeechPace.LONG: "voice_notes.pace_long"}


def shelf(found: VoiceShelf, asked: int, texts: Texts) -> Screen:
    """Show which lessons have a recording in a language, and which ones wait for approval."""
    cohort, language = found.cohort.id, found.language
    page = Page.of(found.lessons, asked, size=_ON_A_PAGE)
    heard = sum(each.heard for each in found.lessons)
    buttons = [tap(str(e.number), OpenVoiceNote(cohort, e.card.id, language)) for e in page.items]
    return Screen(
        text=paragraphs(
            texts("voice_notes.title", language=own_name(language)),
            texts("voice_notes.why"),
            texts("voice_notes.heard", n=heard, all=len(found.lessons)),
            lines(*(_row(each, texts) for each in page.items)),
        ),
        buttons=[
            *in_even_rows(buttons, _NUMBERS),
            page_turns(page, lambda to: OpenVoiceNotes(cohort, language, to), texts),
            in_other_languages(
                found.course.languages,
                language,
                lambda other: OpenVoiceNotes(cohort, other, page.at),
            ),
            [to_review(cohort, texts), to_desk(cohort, texts)],
        ],
    )


def lesson(opened: OpenedVoice, texts: Texts, *, said: Markup | None = None) -> Screen:
    """Show the voice notes of a lesson; `said` tells what has just happened."""
    return Screen(
        text=paragraphs(
            _head(opened, texts),
            said,
            lines(*_states(opened, texts)),
            texts("voice_notes.other_listens") if _must_wait(opened) else None,
        ),
        buttons=[*_on_notes(opened, texts), [_record(opened, texts)], [_back(opened, texts)]],
    )


def ask_voice_note(
    opened: OpenedVoice, texts: Texts, *, fault: UnusableVoice | None = None
) -> Screen:
    """Ask for a voice message and show the text; `fault`: why the last one was refused."""
    card, language = opened.lesson.card, opened.lesson.language
    rest = card.more.in_(language) if card.more else None
    return Screen(
        text=paragraphs(
            _head(opened, texts),
            texts(_FAULTS[fault], minutes=LONGEST_SECONDS // 60) if fault else None,
            texts("voice_notes.ask", minutes=LONGEST_SECONDS // 60),
            texts("learning.lesson_title", title=card.title.in_(language)),
            card.sight.in_(language),
            texts("learning.lesson_behind", more=rest) if rest else None,
        ),
        buttons=[
            [
                tap(
                    texts.label("voice_notes.cancel"),
                    OpenVoiceNote(opened.cohort, card.id, language),
                )
            ]
        ],
    )


def recorded(opened: OpenedVoice, pace: SpeechPace, texts: Texts) -> Screen:
    """Show what was recorded, and whether its length is plausible."""
    key = _PACES.get(pace, "voice_notes.recorded")
    return lesson(opened, texts, said=texts(key))


def caption(heard: HeardVoice, texts: Texts) -> Screen:
    """Return the caption of a voice note, with the buttons for the listener."""
    opened, note = heard.opened, heard.note
    approve = ApproveVoiceNote(opened.cohort, note.id, opened.wording)
    return Screen(
        text=paragraphs(
            _place(opened.course, opened.lesson, texts),
            texts("voice_notes.listen_for") if heard.approvable else None,
        ),
        buttons=[
            [tap(texts.label("voice_notes.approve"), approve)] if heard.approvable else [],
            [tap(texts.label("learning.lesson_close"), CloseMedium())],
        ],
    )


def ask_delete(heard: HeardVoice, texts: Texts) -> Screen:
    opened, note = heard.opened, heard.note
    key = "voice_notes.ask_withdraw" if note.approved else "voice_notes.ask_drop"
    return are_you_sure(
        paragraphs(_head(opened, texts), texts(key)),
        tap(texts.label("voice_notes.delete_now"), DeleteVoiceNote(opened.cohort, note.id)),
        _back_to_lesson(opened, texts),
    )


def asked(cohort: CohortId, waiting: Mapping[str, int], texts: Texts) -> Screen:
    """Ask a coordinator to listen to the recordings of others."""
    rows = (
        texts.count("voice_notes.asked_row", n, language=own_name(language))
        for language, n in waiting.items()
    )
    return Screen(
        text=paragraphs(texts("voice_notes.asked"), lines(*rows)),
        buttons=[
            [to_voice_notes(cohort, next(iter(waiting)), texts)],
            [to_desk(cohort, texts)],
        ],
    )


def waiting(found: WaitingVoices, texts: Texts) -> WaitingButton:
    """Return the button to the recordings in a language that wait."""
    language = own_name(found.language)
    label = texts.label("voice_notes.waiting", language=language, n=found.many)
    return WaitingButton(
        button=tap(label, OpenVoiceNotes(found.cohort, found.language, 0)),
        since=found.since,
        many=found.many,
    )


def _head(opened: OpenedVoice, texts: Texts) -> Markup:
    return lines(
        texts("voice_notes.head", language=own_name(opened.lesson.language)),
        _place(opened.course, opened.lesson, texts),
    )


def _place(course: Course, found: LessonVoice, texts: Texts) -> Markup:
    unit = course.unit_of(found.card.id)
    return texts(
        "voice_notes.place",
        part=part_number(course, unit),
        at=found.card.number,
        title=found.card.title.in_(found.language),
    )


def _row(each: LessonVoice, texts: Texts) -> Markup:
    if each.waiting is not None or each.outdated:
        key = "voice_notes.row_waits"
    else:
        key = "voice_notes.row_heard" if each.heard else "voice_notes.row_none"
    return texts(key, number=each.number, title=each.card.title.in_(each.language))


def _states(opened: OpenedVoice, texts: Texts) -> list[Markup]:
    found, said = opened.lesson, []
    if found.approved is not None:
        key = "voice_notes.outdated" if found.outdated else "voice_notes.approved"
        said.append(_state(key, found.approved, opened.zone, texts))
    elif found.shipped:
        said.append(texts("voice_notes.shipped"))
    if found.waiting is not None:
        said.append(_state("voice_notes.waits", found.waiting, opened.zone, texts))
    return said or [texts("voice_notes.none")]


def _state(key: str, note: VoiceNote, zone: str, texts: Texts) -> Markup:
    return texts(
        key,
        name=note.speaker or texts("voice_notes.somebody"),
        length=length_of(note.voice.seconds),
        size=size_of(note.voice.size_bytes, texts),
        day=texts.date(note.recorded_at, zone),
    )


def _must_wait(opened: OpenedVoice) -> bool:
    return opened.lesson.waiting is not None and opened.mine and not opened.alone


def _on_notes(opened: OpenedVoice, texts: Texts) -> list[ButtonRow]:
    found, cohort = opened.lesson, opened.cohort
    rows: list[ButtonRow] = []
    for note, hear, delete in (
        (found.waiting, "voice_notes.hear_waiting", "voice_notes.drop"),
        (found.approved, "voice_notes.hear", "voice_notes.withdraw"),
    ):
        if note is not None:
            rows.append(
                [
                    tap(texts.label(hear), HearVoiceNote(cohort, note.id)),
                    tap(texts.label(delete), AskDeleteVoiceNote(cohort, note.id)),
                ]
            )
    return rows


def _record(opened: OpenedVoice, texts: Texts) -> ScreenButton:
    found = opened.lesson
    again = found.waiting is not None or found.approved is not None
    label = texts.label("voice_notes.again" if again else "voice_notes.record")
    return tap(label, RecordVoiceNote(opened.cohort, found.card.id, found.language))


def _back(opened: OpenedVoice, texts: Texts) -> ScreenButton:
    page = (opened.lesson.number - 1) // _ON_A_PAGE
    to = OpenVoiceNotes(opened.cohort, opened.lesson.language, page)
    return tap(texts.label("voice_notes.list"), to)


def _back_to_lesson(opened: OpenedVoice, texts: Texts) -> ScreenButton:
    found = opened.lesson
    to = OpenVoiceNote(opened.cohort, found.card.id, found.language)
    return tap(texts.label("voice_notes.keep"), to)
