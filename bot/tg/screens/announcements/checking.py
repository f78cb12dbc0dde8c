"""The Check screen: everything at a glance, and the keys that change or send it."""

from datetime import datetime

from bot.domain.announcements.announcement import Announcement
from bot.locale import Texts
from bot.locale.catalogue import LANGUAGES
from bot.services.announcements.reviewing import Review
from bot.services.announcements.sending import How
from bot.tg.buttons.announcements import (
    Allow,
    AskGotIt,
    DoNotAllow,
    KeepDraft,
    OpenWhen,
    PutAway,
    SendAt,
    SendIt,
    SetCover,
    WriteAnew,
)
from bot.tg.buttons.audiences import OpenWho
from bot.tg.screens.announcements.facts import facts, reasons
from bot.tg.screens.announcements.when import minute_of
from bot.tg.screens.screen import Key, Screen, paragraphs, tap


def check(found: Review, texts: Texts, *, refused: bool = False) -> Screen:
    """Everything at a glance before it goes; `refused`: another coordinator said no."""
    one = found.dossier.announcement
    return Screen(
        text=paragraphs(
            texts("check.title_draft" if one.corrects is None else "check.title_correction"),
            texts("check.refused") if refused else None,
            facts(found, texts),
            _next_step(found, texts),
        ),
        keys=[
            *_sending(found, texts),
            [
                *_whom(one, texts),
                tap(texts.label("check.when"), OpenWhen(one.id)),
                *_other_languages(found, texts),
            ],
            _covering(found, texts),
            *_writing(found, texts),
            [
                tap(texts.label("check.keep"), KeepDraft(one.id)),
                tap(texts.label("announce.cancel"), PutAway(one.id)),
            ],
        ],
    )


def request(found: Review, texts: Texts) -> Screen:
    """What another coordinator decides on."""
    one = found.dossier.announcement
    why = reasons(found, texts)
    return Screen(
        text=paragraphs(
            texts("check.title"),
            texts("approval.from", name=found.dossier.author, reasons=why),
            facts(found, texts),
        ),
        keys=[
            [
                tap(texts.label("approval.allow"), Allow(one.id, one.revision)),
                tap(texts.label("approval.refuse"), DoNotAllow(one.id, one.revision)),
            ]
        ],
    )


def _whom(one: Announcement, texts: Texts) -> list[Key]:
    """A correction goes to those who got what it corrects."""
    return [tap(texts.label("check.who"), OpenWho(one.id))] if one.corrects is None else []


def _asking(one: Announcement, texts: Texts) -> Key:
    label = texts.label(
        "who.ticked" if one.got_it else "who.unticked", label=texts("check.ask_got_it")
    )
    return tap(label, AskGotIt(one.id, 0 if one.got_it else 1))


def _next_step(found: Review, texts: Texts) -> str | None:
    if not found.headcount.reached:
        return texts("refusal.nobody")
    if not found.reasons:
        return None
    why = reasons(found, texts)
    return texts("check.second" if found.others else "check.alone", reasons=why)


def _sending(found: Review, texts: Texts) -> list[list[Key]]:
    one, people, zone = found.dossier.announcement, found.headcount.reached, found.dossier.home.zone
    held = found.held
    if not people:
        return []
    if held is None:
        return _unhindered(found, texts)
    morning = texts.label("check.send_at", time=texts.clock(held.until, zone), n=people)
    if held.meeting is not None:
        morning = _label(held.until, people, zone, texts)
    urgent = texts.label("check.urgent")
    if one.wanted_at is not None:
        urgent = texts.label("check.urgent_at", time=texts.clock(one.wanted_at, zone))
    return [
        [_send(one, How.MORNING, morning)],
        [_send(one, How.URGENT, urgent)],
    ]


def _unhindered(found: Review, texts: Texts) -> list[list[Key]]:
    """Nothing holds it back; what was wrong may not wait for the next morning all the same."""
    one, people, zone = found.dossier.announcement, found.headcount.reached, found.dossier.home.zone
    label = _label(one.wanted_at, people, zone, texts)
    if one.mornings and one.wanted_at is not None:
        label = texts.label(
            "check.send_mornings", day=texts.day_on_key(one.wanted_at, zone), n=people
        )
    rows = [[_send(one, How.CHOSEN, label)]]
    if found.later is not None and one.wanted_at is None and one.corrects is None:
        later = SendAt(one.id, one.revision, minute_of(found.later))
        rows.append([tap(_label(found.later, people, zone, texts), later)])
    if one.corrects is not None and one.wanted_at is None:
        rows.append([_send(one, How.URGENT, texts.label("check.urgent"))])
    return rows


def _label(at: datetime | None, people: int, zone: str, texts: Texts) -> str:
    if at is None:
        return texts.label("check.send_now", n=people)
    return texts.label(
        "check.send_on", day=texts.day_on_key(at, zone), time=texts.clock(at, zone), n=people
    )


def _send(one: Announcement, how: How, label: str) -> Key:
    return tap(label, SendIt(one.id, one.revision, how.value))


def _other_languages(found: Review, texts: Texts) -> list[Key]:
    missing = [each for each in LANGUAGES if each not in found.dossier.content.languages]
    return [
        tap(
            texts.label("check.add_language", language=texts.language_name(language)),
            WriteAnew(found.dossier.announcement.id, language),
        )
        for language in missing
    ]


def _covering(found: Review, texts: Texts) -> list[Key]:
    if not found.topic_words:
        return []
    label = texts.label("check.do_not_cover" if found.covered else "check.do_cover")
    return [tap(label, SetCover(found.dossier.announcement.id, 0 if found.covered else 1))]


def _writing(found: Review, texts: Texts) -> list[list[Key]]:
    written, one = found.dossier.content.languages, found.dossier.announcement
    asking = _asking(one, texts)
    if len(written) == 1:
        return [[tap(texts.label("check.text"), WriteAnew(one.id, written[0])), asking]]
    anew = [
        tap(
            texts.label("check.text_in", language=texts.language_name(language)),
            WriteAnew(one.id, language),
        )
        for language in written
    ]
    return [anew, [asking]]
