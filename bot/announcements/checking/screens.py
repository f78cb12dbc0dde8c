"""The Check screen shows all facts at a glance, and the buttons that change it or send it."""

from datetime import datetime

from markupsafe import Markup

from bot.announcements.audience.buttons import OpenWho
from bot.announcements.audience_summary.screens import clauses, count_line
from bot.announcements.buttons import KeepDraft, OpenWhen, PutAway, SendAt, SendIt, WriteAnew
from bot.announcements.checking.service import Review
from bot.announcements.cover.buttons import SetCover
from bot.announcements.domain import Announcement
from bot.announcements.receipts.buttons import AskGotIt
from bot.announcements.scheduling.service import minute_of
from bot.announcements.sending.service import How
from bot.locale import Texts
from bot.locale.catalogue import LANGUAGES
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap


def facts(found: Review, texts: Texts) -> str:
    """To whom, in which language, when, behind a cover or not, which links."""
    return lines(
        texts("check.to", who=audience_line(found, texts)),
        *clauses(found.dossier.announcement.audience, found.vocabulary, texts),
        language_line(found, texts),
        when_line(found, texts),
        _held_line(found, texts),
        _cover_line(found, texts),
        texts("check.asks") if found.dossier.announcement.got_it else None,
        *_link_lines(found, texts),
    )


def audience_line(found: Review, texts: Texts) -> str:
    """Return "Module 4, 14 people: 12 can be reached, 2 are not in yet"."""
    titles = ", ".join(cohort.title for cohort in found.dossier.cohorts)
    return texts("check.audience", titles=titles, count=count_line(found.headcount, texts))


def language_line(found: Review, texts: Texts) -> str:
    """Return what is written, and who reads another language."""
    written = found.dossier.content.languages
    names = [texts.language_name(language) for language in written]
    parts = [texts("check.language", languages=texts("check.comma").join(names))]
    parts += [
        texts.count("check.read_other", people, language=texts.language_name(other), first=names[0])
        for other, people in found.headcount.without(written)
    ]
    return texts("check.semicolon").join(parts)


def when_line(found: Review, texts: Texts) -> str:
    """Return when it goes: now, or on a day at a time in the cohort's city."""
    one, zone = found.dossier.announcement, found.dossier.home.zone
    if one.wanted_at is None:
        return texts("check.when_now")
    at = one.wanted_at
    if one.mornings:
        return texts("check.when_mornings", day=texts.day(at, zone))
    return texts(
        "check.when_at", day=texts.day(at, zone), time=texts.clock(at, zone), city=texts.city(zone)
    )


def _held_line(found: Review, texts: Texts) -> str | None:
    """Return why it goes later than it was chosen, if it is not urgent."""
    if found.held is None:
        return None
    zone, until = found.dossier.home.zone, found.held.until
    if found.held.meeting is None:
        return texts("check.quiet_hours", day=texts.day(until, zone), time=texts.clock(until, zone))
    return texts(
        "check.meeting_day",
        day=texts.day(found.held.meeting, zone),
        until=texts.day(until, zone),
        time=texts.clock(until, zone),
    )


def _cover_line(found: Review, texts: Texts) -> str:
    if found.covered:
        return texts("check.covered")
    return texts("check.bare" if found.topic_words else "check.locked")


def _link_lines(found: Review, texts: Texts) -> list[Markup]:
    known = [each for each in found.domains if each not in found.unknown]
    good = [texts("check.links", links=", ".join(known))] if known else []
    strange = ", ".join(found.unknown)
    return good + ([texts("check.strange_links", links=strange)] if found.unknown else [])


def reasons(found: Review, texts: Texts) -> Markup:
    """Return why another coordinator must look."""
    return texts("check.comma").join(texts(f"check.why.{why}") for why in found.reasons)


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
        buttons=[
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


def _whom(one: Announcement, texts: Texts) -> list[ScreenButton]:
    """A correction goes to those who got what it corrects."""
    return [tap(texts.label("check.who"), OpenWho(one.id))] if one.corrects is None else []


def _asking(one: Announcement, texts: Texts) -> ScreenButton:
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


def _sending(found: Review, texts: Texts) -> list[list[ScreenButton]]:
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


def _unhindered(found: Review, texts: Texts) -> list[list[ScreenButton]]:
    """Nothing holds it back; what was wrong may not wait for the next morning all the same."""
    one, people, zone = found.dossier.announcement, found.headcount.reached, found.dossier.home.zone
    label = _label(one.wanted_at, people, zone, texts)
    if one.mornings and one.wanted_at is not None:
        label = texts.label(
            "check.send_mornings", day=texts.day_on_button(one.wanted_at, zone), n=people
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
        "check.send_on", day=texts.day_on_button(at, zone), time=texts.clock(at, zone), n=people
    )


def _send(one: Announcement, how: How, label: str) -> ScreenButton:
    return tap(label, SendIt(one.id, one.revision, how.value))


def _other_languages(found: Review, texts: Texts) -> list[ScreenButton]:
    missing = [each for each in LANGUAGES if each not in found.dossier.content.languages]
    return [
        tap(
            texts.label("check.add_language", language=texts.language_name(language)),
            WriteAnew(found.dossier.announcement.id, language),
        )
        for language in missing
    ]


def _covering(found: Review, texts: Texts) -> list[ScreenButton]:
    if not found.topic_words:
        return []
    label = texts.label("check.do_not_cover" if found.covered else "check.do_cover")
    return [tap(label, SetCover(found.dossier.announcement.id, 0 if found.covered else 1))]


def _writing(found: Review, texts: Texts) -> list[list[ScreenButton]]:
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
