"""The Check screen: all facts at a glance, for the author and for a colleague who approves."""

from collections.abc import Iterable
from datetime import datetime

from markupsafe import Markup

from bot.announcements.audience.buttons import OpenWho
from bot.announcements.audience.screens import clauses, count_line
from bot.announcements.buttons import (
    AskGotIt,
    DropAnnouncementDraft,
    LeaveOutFiles,
    LeaveOutLanguage,
    OpenVoteSets,
    OpenWhen,
    RewriteText,
    SaveDraft,
    SendAt,
    SendIt,
    SetCover,
)
from bot.announcements.checking.service import AnnouncementCheck
from bot.announcements.domain import Announcement
from bot.announcements.screens import language_names
from bot.announcements.sending.domain import SendMode, minute_since_1970
from bot.announcements.votes.screens import answers_line
from bot.catalog.templates import BLANK
from bot.locale import Texts
from bot.telegram.kit.screen import ButtonRow, Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.timing import timing_line
from bot.telegram.kit.ways import in_pairs, toggle_button


def draft_facts(found: AnnouncementCheck, texts: Texts) -> str:
    """Return a line each for people, language, time, cover and links."""
    return lines(
        texts("announcements.check_to", who=audience_line(found, texts)),
        *clauses(found.details.announcement.audience, found.audience_names, texts),
        language_line(found, texts),
        _files_line(found, texts),
        when_line(found, texts),
        _delay_line(found, texts),
        _timing_line(found, texts),
        _cover_line(found, texts),
        texts("checking.asks") if found.details.announcement.got_it else None,
        answers_line(found.details.announcement, texts),
        *_link_lines(found, texts),
    )


def audience_line(found: AnnouncementCheck, texts: Texts) -> str:
    """Return "Module 4, 14 people: 12 can be reached, 2 are not in yet"."""
    titles = ", ".join(cohort.title for cohort in found.details.cohorts)
    return texts(
        "announcements.check_audience", titles=titles, count=count_line(found.headcount, texts)
    )


def language_line(found: AnnouncementCheck, texts: Texts) -> str:
    """Return the written languages, and how many people read another one."""
    written = found.details.content.languages
    first = texts.language_name(written[0])
    parts = [texts("announcements.check_language", languages=language_names(written, texts))]
    parts += [
        texts.count("checking.read_other", people, language=texts.language_name(other), first=first)
        for other, people in found.unwritten
    ]
    return texts("common.semicolon").join(parts)


def _offer_line(found: AnnouncementCheck, texts: Texts) -> Markup:
    """Say that a text in one of the missing languages can simply be sent now."""
    missing = language_names((other for other, _ in found.unwritten), texts)
    return texts("checking.send_other", languages=missing)


def _files_line(found: AnnouncementCheck, texts: Texts) -> str | None:
    """Name the languages whose readers get no picture or file, although others get one."""
    bare = found.details.content.without_files
    return texts("checking.no_files", languages=language_names(bare, texts)) if bare else None


def when_line(found: AnnouncementCheck, texts: Texts) -> str:
    """Return when it goes: now, or on a day at a time in the cohort's city."""
    one, zone = found.details.announcement, found.details.home.zone
    if one.wanted_at is None:
        later = found.timing is None or found.timing.later or found.delay is not None
        return texts("checking.when_soonest" if later else "checking.when_now")
    at = one.wanted_at
    if one.mornings:
        return texts("checking.when_mornings", day=texts.day(at, zone))
    return texts(
        "checking.when_at",
        day=texts.day(at, zone),
        time=texts.clock(at, zone),
        city=texts.city(zone),
    )


def _delay_line(found: AnnouncementCheck, texts: Texts) -> str | None:
    """Return why it goes later than chosen, unless it is urgent."""
    if found.delay is None:
        return None
    zone, until = found.details.home.zone, found.delay.until
    if found.delay.meeting is None:
        return texts(
            "checking.quiet_hours", day=texts.day(until, zone), time=texts.clock(until, zone)
        )
    return texts(
        "checking.meeting_day",
        day=texts.day(found.delay.meeting, zone),
        until=texts.day(until, zone),
        time=texts.clock(until, zone),
    )


def _timing_line(found: AnnouncementCheck, texts: Texts) -> Markup | None:
    """Say who gets it when, if some people get it at another time."""
    if found.timing is None:
        return texts("checking.timing_many")
    at_once = found.details.announcement.wanted_at is None and found.delay is None
    return timing_line(found.timing, found.details.home.zone, texts, now=at_once)


def _cover_line(found: AnnouncementCheck, texts: Texts) -> str:
    if found.covered:
        return texts("checking.covered")
    return texts("checking.bare" if found.topic_words else "checking.locked")


def _link_lines(found: AnnouncementCheck, texts: Texts) -> list[Markup]:
    known = [each for each in found.domains if each not in found.unknown]
    good = [texts("checking.links", links=", ".join(known))] if known else []
    strange = ", ".join(found.unknown)
    return good + ([texts("checking.strange_links", links=strange)] if found.unknown else [])


def reasons(found: AnnouncementCheck, texts: Texts) -> Markup:
    """Return the reasons why another coordinator must approve."""
    return texts("announcements.check_comma").join(
        texts(f"checking.why.{why}") for why in found.reasons
    )


def check(
    found: AnnouncementCheck,
    texts: Texts,
    *,
    languages: Iterable[str],
    refused: bool = False,
    hears: bool = False,
) -> Screen:
    """Show everything at a glance before it goes; `refused`: another coordinator said no.

    `languages` are those in which it can be written.
    `hears`: a text in another language that is sent now becomes part of it.
    """
    one = found.details.announcement
    # A correction goes to those who got what it corrects.
    whom = [tap(texts.label("checking.who"), OpenWho(one.id))] if one.corrects is None else []
    return Screen(
        text=paragraphs(
            texts(
                "checking.title_draft"
                if one.corrects is None
                else "announcements.check_title_correction"
            ),
            texts("announcements.check_refused") if refused else None,
            draft_facts(found, texts),
            _offer_line(found, texts) if hears and found.unwritten else None,
            _next_step(found, texts),
        ),
        buttons=[
            *_sending(found, texts),
            [
                *whom,
                tap(texts.label("checking.when"), OpenWhen(one.id)),
                *_other_languages(found, languages, texts),
            ],
            _covering(found, texts),
            *_writing(found, texts),
            [
                tap(texts.label("checking.keep"), SaveDraft(one.id)),
                tap(texts.label("announcements.cancel"), DropAnnouncementDraft(one.id)),
            ],
        ],
    )


def _next_step(found: AnnouncementCheck, texts: Texts) -> str | None:
    if found.blanks:
        names = language_names(found.blanks, texts)
        return texts("checking.blanks", languages=names, blank=BLANK)
    if not found.headcount.reached:
        return texts("announcements.refusal_nobody")
    if not found.reasons:
        return None
    why = reasons(found, texts)
    return texts("checking.second" if found.others else "checking.alone", reasons=why)


def _sending(found: AnnouncementCheck, texts: Texts) -> list[list[ScreenButton]]:
    one, people, zone = found.details.announcement, found.headcount.reached, found.details.home.zone
    delay = found.delay
    if not people or found.blanks:
        return []
    if delay is None:
        return _unhindered(found, texts)
    morning = texts.label("checking.send_at", time=texts.clock(delay.until, zone), n=people)
    if delay.meeting is not None:
        morning = _label(delay.until, people, zone, texts)
    urgent = texts.label("checking.urgent")
    if one.wanted_at is not None:
        urgent = texts.label("checking.urgent_at", time=texts.clock(one.wanted_at, zone))
    return [
        [_send(one, SendMode.MORNING, morning)],
        [_send(one, SendMode.URGENT, urgent)],
    ]


def _unhindered(found: AnnouncementCheck, texts: Texts) -> list[list[ScreenButton]]:
    """Return the buttons if nothing delays it; corrections may still be sent as urgent."""
    one, people, zone = found.details.announcement, found.headcount.reached, found.details.home.zone
    label = _label(one.wanted_at, people, zone, texts)
    if one.wanted_at is None and found.held_back:
        label = _label_in_parts(found, texts)
    if one.mornings and one.wanted_at is not None:
        label = texts.label(
            "checking.send_mornings", day=texts.day_on_button(one.wanted_at, zone), n=people
        )
    rows = [[_send(one, SendMode.CHOSEN, label)]]
    first = _first_at(found)
    for at in found.later if one.wanted_at is None and one.corrects is None else ():
        if first is not None and at <= first:
            continue  # the first button promises this time, or a later one
        later = SendAt(one.id, one.revision, minute_since_1970(at))
        rows.append([tap(_label(at, people, zone, texts), later)])
    if (one.corrects is not None and one.wanted_at is None) or found.held_back:
        rows.append([_send(one, SendMode.URGENT, texts.label("checking.urgent"))])
    return rows


def _label(at: datetime | None, people: int, zone: str, texts: Texts) -> str:
    if at is None:
        return texts.label("checking.send_now", n=people)
    return texts.label(
        "checking.send_on", day=texts.day_on_button(at, zone), time=texts.clock(at, zone), n=people
    )


def _label_in_parts(found: AnnouncementCheck, texts: Texts) -> str:
    """Return "Send: 4 now, 5 later", so that the button promises what will happen."""
    assert found.timing is not None
    if found.timing.at_once:
        now, later = found.timing.at_once, found.timing.people_later
        return texts.label("checking.send_parts", now=now, later=later)
    first = _first_at(found)
    if first is None:
        return texts.label("checking.send_now", n=found.headcount.reached)
    return _label(first, found.headcount.reached, found.details.home.zone, texts)


def _first_at(found: AnnouncementCheck) -> datetime | None:
    """Return when the first person gets it, if that is known and nobody gets it at once."""
    if not found.held_back or found.timing is None or found.timing.at_once:
        return None
    return found.timing.later[0].at


def _send(one: Announcement, how: SendMode, label: str) -> ScreenButton:
    return tap(label, SendIt(one.id, one.revision, how.value))


def _other_languages(
    found: AnnouncementCheck, languages: Iterable[str], texts: Texts
) -> list[ScreenButton]:
    missing = [each for each in languages if each not in found.details.content.languages]
    return [
        tap(
            texts.label("checking.add_language", language=texts.language_name(language)),
            RewriteText(found.details.announcement.id, language),
        )
        for language in missing
    ]


def _covering(found: AnnouncementCheck, texts: Texts) -> list[ScreenButton]:
    if not found.topic_words:
        return []
    label = texts.label("checking.do_not_cover" if found.covered else "checking.do_cover")
    return [tap(label, SetCover(found.details.announcement.id, 0 if found.covered else 1))]


def _files(found: AnnouncementCheck, texts: Texts) -> list[ScreenButton]:
    one, content = found.details.announcement, found.details.content
    key = "checking.text_only" if len(content.languages) == 1 else "checking.text_only_in"
    return [
        tap(
            texts.label(key, language=texts.language_name(language)),
            LeaveOutFiles(one.id, language),
        )
        for language in content.can_be_text_only
    ]


def _leaving_out(found: AnnouncementCheck, texts: Texts) -> list[ScreenButton]:
    """Return a button for each further language, to take its text out again."""
    one = found.details.announcement
    return [
        tap(
            texts.label("checking.without_language", language=texts.language_name(language)),
            LeaveOutLanguage(one.id, language),
        )
        for language in found.details.content.languages[1:]
    ]


def _writing(found: AnnouncementCheck, texts: Texts) -> list[ButtonRow]:
    written, one = found.details.content.languages, found.details.announcement
    ask = AskGotIt(one.id, 0 if one.got_it else 1)
    asking = toggle_button(texts.label("checking.ask_got_it"), ask, on=one.got_it, texts=texts)
    answers = tap(texts.label("checking.vote_label"), OpenVoteSets(one.id))
    more = [asking, answers, *_files(found, texts), *_leaving_out(found, texts)]
    if len(written) == 1:
        rewrite = tap(texts.label("checking.text"), RewriteText(one.id, written[0]))
        return in_pairs([rewrite, *more])
    rewrites = [
        tap(
            texts.label("checking.text_in", language=texts.language_name(language)),
            RewriteText(one.id, language),
        )
        for language in written
    ]
    return [rewrites, *in_pairs(more)]
