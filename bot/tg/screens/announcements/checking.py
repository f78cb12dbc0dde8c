"""The Check screen: to whom, in which language, when, behind a cover or not, which links."""

from datetime import datetime

from markupsafe import Markup

from bot.domain.announcements.announcement import Announcement
from bot.domain.announcements.audience import Headcount
from bot.locale import Texts
from bot.locale.catalogue import LANGUAGES
from bot.services.announcements.drafts import Review
from bot.services.announcements.sending import How
from bot.tg.buttons.announcements import (
    Allow,
    DoNotAllow,
    OpenWhen,
    OpenWho,
    PutAway,
    SendIt,
    SetCover,
    WriteAnew,
)
from bot.tg.screens.screen import Key, Screen, lines, paragraphs, tap


def check(found: Review, texts: Texts, *, refused: bool = False) -> Screen:
    """Everything at a glance before it goes; `refused`: another coordinator said no."""
    one = found.dossier.announcement
    return Screen(
        text=paragraphs(
            texts("check.title"),
            texts("check.refused") if refused else None,
            facts(found, texts),
            _next_step(found, texts),
        ),
        keys=[
            *_sending(found, texts),
            [
                tap(texts.label("check.who"), OpenWho(one.id)),
                tap(texts.label("check.when"), OpenWhen(one.id)),
                *_other_languages(found, texts),
            ],
            _covering(found, texts),
            _writing(found, texts),
            [tap(texts.label("announce.cancel"), PutAway(one.id))],
        ],
    )


def facts(found: Review, texts: Texts) -> str:
    """To whom, in which language, when, behind a cover or not, which links."""
    return lines(
        texts("check.to", who=audience_line(found, texts)),
        language_line(found, texts),
        when_line(found, texts),
        _meeting_line(found, texts),
        _cover_line(found, texts),
        *_link_lines(found, texts),
    )


def request(found: Review, texts: Texts) -> Screen:
    """What another coordinator decides on."""
    one = found.dossier.announcement
    reasons = _reasons(found, texts)
    return Screen(
        text=paragraphs(
            texts("check.title"),
            texts("approval.from", name=found.dossier.author, reasons=reasons),
            facts(found, texts),
        ),
        keys=[
            [
                tap(texts.label("approval.allow"), Allow(one.id)),
                tap(texts.label("approval.refuse"), DoNotAllow(one.id)),
            ]
        ],
    )


def audience_line(found: Review, texts: Texts) -> str:
    """Return "Module 4, 14 people: 12 can be reached, 2 are not in yet"."""
    titles = ", ".join(cohort.title for cohort in found.dossier.cohorts)
    return texts("check.audience", titles=titles, count=count_line(found.headcount, texts))


def count_line(count: Headcount, texts: Texts) -> str:
    """Return "14 people: 12 can be reached, 2 are not in yet"."""
    parts = [texts.count("check.reached", count.reached)]
    if count.closed:
        parts.append(texts.count("check.closed", count.closed))
    if count.out:
        parts.append(texts.count("check.out", count.out))
    people = texts.count("check.people", count.everybody)
    return texts("check.count", people=people, parts=texts("check.comma").join(parts))


def language_line(found: Review, texts: Texts) -> str:
    """Return what is written, and who reads another language."""
    written = found.dossier.content.languages
    names = [texts(f"language.{language}") for language in written]
    parts = [texts("check.language", languages=texts("check.comma").join(names))]
    parts += [
        texts.count("check.read_other", people, language=_language(other, texts), first=names[0])
        for other, people in found.headcount.without(written)
    ]
    return texts("check.semicolon").join(parts)


def when_line(found: Review, texts: Texts) -> str:
    """Return when it goes: now, or on a day at a time in the cohort's city."""
    one, zone = found.dossier.announcement, found.dossier.home.zone
    if one.wanted_at is None:
        return texts("check.when_now")
    at = one.wanted_at
    return texts(
        "check.when_at", day=texts.day(at, zone), time=texts.clock(at, zone), city=texts.city(zone)
    )


def _meeting_line(found: Review, texts: Texts) -> str | None:
    if found.held is None or found.held.meeting is None:
        return None
    zone, until = found.dossier.home.zone, found.held.until
    return texts(
        "check.meeting_day",
        day=texts.day(found.held.meeting, zone),
        until=texts.day(until, zone),
        time=texts.clock(until, zone),
    )


def _language(code: str, texts: Texts) -> str:
    return texts(f"language.{code}") if code in LANGUAGES else code


def _cover_line(found: Review, texts: Texts) -> str:
    if found.covered:
        return texts("check.covered")
    return texts("check.bare" if found.topic_words else "check.locked")


def _link_lines(found: Review, texts: Texts) -> list[Markup]:
    known = [each for each in found.domains if each not in found.unknown]
    good = [texts("check.links", links=", ".join(known))] if known else []
    strange = ", ".join(found.unknown)
    return good + ([texts("check.strange_links", links=strange)] if found.unknown else [])


def _next_step(found: Review, texts: Texts) -> str | None:
    if not found.reasons:
        return None
    reasons = _reasons(found, texts)
    return texts("check.second" if found.others else "check.alone", reasons=reasons)


def _reasons(found: Review, texts: Texts) -> Markup:
    return texts("check.comma").join(texts(f"check.why.{why}") for why in found.reasons)


def _sending(found: Review, texts: Texts) -> list[list[Key]]:
    one, people, zone = found.dossier.announcement, found.headcount.reached, found.dossier.home.zone
    held = found.held
    if held is None:
        return [[_send(one, How.CHOSEN, _label(one.wanted_at, people, zone, texts))]]
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


def _label(at: datetime | None, people: int, zone: str, texts: Texts) -> str:
    if at is None:
        return texts.label("check.send_now", n=people)
    return texts.label(
        "check.send_on", day=texts.day(at, zone), time=texts.clock(at, zone), n=people
    )


def _send(one: Announcement, how: How, label: str) -> Key:
    return tap(label, SendIt(one.id, one.revision, how.value))


def _other_languages(found: Review, texts: Texts) -> list[Key]:
    missing = [each for each in LANGUAGES if each not in found.dossier.content.languages]
    return [
        tap(
            texts.label("check.add_language", language=texts(f"language.{language}")),
            WriteAnew(found.dossier.announcement.id, language),
        )
        for language in missing
    ]


def _covering(found: Review, texts: Texts) -> list[Key]:
    if not found.topic_words:
        return []
    label = texts.label("check.do_not_cover" if found.covered else "check.do_cover")
    return [tap(label, SetCover(found.dossier.announcement.id, 0 if found.covered else 1))]


def _writing(found: Review, texts: Texts) -> list[Key]:
    written, one = found.dossier.content.languages, found.dossier.announcement
    if len(written) == 1:
        return [tap(texts.label("check.text"), WriteAnew(one.id, written[0]))]
    return [
        tap(
            texts.label("check.text_in", language=texts(f"language.{language}")),
            WriteAnew(one.id, language),
        )
        for language in written
    ]
