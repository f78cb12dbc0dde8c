"""The card shows the progress and the result of an announcement, and why some did not get it.

Colleagues of the author see it too, and may stop it or take it back; only the author may fix it,
correct it or send it again.
"""

from datetime import datetime

from markupsafe import Markup

from bot.announcements.before_start import screens as before_start
from bot.announcements.buttons import (
    AskRecall,
    FixTypo,
    OpenAnnouncementCard,
    OpenAnnouncementCheck,
    OpenGotIt,
    OpenReasons,
    OpenVotes,
    Recall,
    SendCorrection,
    ShowSent,
    Stop,
    TryAgain,
)
from bot.announcements.domain import AnnouncementDetails, AnnouncementId, AnnouncementState
from bot.announcements.reasons.screens import REASONS
from bot.announcements.results.domain import RecallCounts, progress_bar
from bot.announcements.results.service import ColleagueAction, StatusCard
from bot.announcements.screens import author_line, names_and_more
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, ScreenButton, lines, paragraphs, tap
from bot.telegram.kit.ways import are_you_sure, to_desk


def card(found: StatusCard, texts: Texts, *, now: datetime) -> Screen:
    """Show the card of an announcement for its state."""
    match found.state:
        case AnnouncementState.APPROVAL:
            return before_start.asked(found, texts)
        case AnnouncementState.SCHEDULED:
            return before_start.scheduled(found, texts, now=now)
        case AnnouncementState.RUNNING if found.tally.is_going:
            return _going(found, texts)
        case (
            AnnouncementState.RUNNING
            | AnnouncementState.DONE
            | AnnouncementState.STOPPED
            | AnnouncementState.RECALLED
        ):
            return _result(found, texts)
        case AnnouncementState.DRAFT | AnnouncementState.DROPPED:
            return _back(found, texts)


def ask_recall(announcement: AnnouncementId, found: RecallCounts, texts: Texts) -> Screen:
    """Ask whether to take it back, which cannot be undone."""
    words = lines(
        texts.count("announcements_results.recall_ask", found.going),
        texts.count("announcements_results.recall_old", found.too_old) if found.too_old else None,
    )
    return are_you_sure(
        paragraphs(texts("announcements_results.recall"), words),
        tap(texts.label("announcements_results.recall_now"), Recall(announcement)),
        tap(texts.label("announcements.back"), OpenAnnouncementCard(announcement)),
    )


def changed_below(texts: Texts) -> Screen:
    """Say that a newer message below shows the announcement."""
    return Screen(
        text=paragraphs(texts("announcements.title"), texts("announcements_results.changed_below"))
    )


def _going(found: StatusCard, texts: Texts) -> Screen:
    done, all_ = found.tally.sent, found.tally.all_in
    words = texts("announcements_results.going", done=done, all=all_, bar=progress_bar(done, all_))
    buttons = [[tap(texts.label("announcements.card_stop"), Stop(found.id))]]
    return Screen(text=paragraphs(words, author_line(found, texts)), buttons=buttons)


def _result(found: StatusCard, texts: Texts) -> Screen:
    if found.recalled is not None:
        return _taken_back(found, found.recalled, texts)
    tally, one = found.tally, found.details.announcement
    if not tally.sent and one.start_at is not None and found.state is AnnouncementState.STOPPED:
        title = texts("announcements_results.stopped_before")
    elif not tally.sent and found.state in {AnnouncementState.RUNNING, AnnouncementState.DONE}:
        key = (
            "announcements_results.nobody_yet" if tally.waiting else "announcements_results.nobody"
        )
        title = texts(key, time=_began(found, texts))
    else:
        title = texts(f"announcements_results.title.{found.state}", time=_began(found, texts))
    parts = [
        texts.count("announcements.card_sent", tally.sent),
        _named(
            "announcements_results.closed",
            tally.unreached,
            [*_names(found, "skipped"), *found.never],
            texts,
        ),
        _named("announcements_results.failed", tally.failed, _names(found, "failed"), texts),
        _named("announcements_results.unknown", tally.unknown, _names(found, "unknown"), texts),
        _named("announcements_results.waiting", tally.waiting, _names(found, "pending"), texts),
        _named("announcements_results.not_gone", tally.other, [], texts),
        _named("announcements_results.out", tally.out, list(found.out), texts),
    ]
    figures = texts("announcements.card_dot").join(part for part in parts if part is not None)
    editing = texts("announcements_results.editing") if one.editing else None
    text = paragraphs(
        title, author_line(found, texts), lines(figures, _next_line(found, texts)), editing
    )
    return Screen(text=text, buttons=_result_buttons(found, texts))


def _next_line(found: StatusCard, texts: Texts) -> Markup | None:
    """Say when the first of the waiting people may get it, and why they wait."""
    tally, zone = found.tally, found.details.home.zone
    if tally.held:
        return texts("announcements_results.held")
    if tally.next_at is None or tally.is_going:
        return None
    found_at, waits = tally.next_at, [each for each in found.undelivered if each.due_at]
    first = min(waits, key=lambda each: each.due_at or found_at, default=None)
    if first is None:
        return None
    day, time = texts.day(found_at, zone), texts.clock(found_at, zone)
    why = texts(REASONS.get(first.reason, "announcements.reason_refused"))
    return texts("announcements_results.next", day=day, time=time, why=why)


def _taken_back(found: StatusCard, recalled: RecallCounts, texts: Texts) -> Screen:
    """Say from how many chats it was or is being deleted, and in which ones it stays."""
    parts = [
        texts.count("announcements_results.deleted", recalled.deleted),
        texts.count("announcements_results.deleting", recalled.going) if recalled.going else None,
        _named(
            "announcements_results.stays",
            recalled.remaining,
            [each.name for each in found.remaining],
            texts,
        ),
    ]
    figures = texts("announcements.card_dot").join(part for part in parts if part is not None)
    title = texts(f"announcements_results.title.{found.state}", time=_began(found, texts))
    one = found.details.announcement
    why = (
        [tap(texts.label("announcements_results.reasons"), OpenReasons(one.id))]
        if recalled.remaining
        else []
    )
    return Screen(
        text=paragraphs(title, author_line(found, texts), figures),
        buttons=[why, [to_desk(one.cohort_id, texts)]],
    )


def _began(found: StatusCard, texts: Texts) -> str:
    """Return when it began; with the day if it was planned for a later time."""
    one, zone = found.details.announcement, found.details.home.zone
    if one.start_at is None:
        return ""
    clock = texts.clock(one.start_at, zone)
    if one.wanted_at is None:
        return clock
    return texts.label("common.day_and_time", day=texts.day(one.start_at, zone), time=clock)


def _names(found: StatusCard, state: str) -> list[str]:
    return [undelivered.name for undelivered in found.undelivered if undelivered.state == state]


def _named(key: str, count: int, names: list[str], texts: Texts) -> str | None:
    if not count:
        return None
    words = texts.count(key, count)
    if not names:
        return words
    return texts(
        "announcements_results.named", what=words, names=names_and_more(names, count, texts)
    )


def _result_buttons(found: StatusCard, texts: Texts) -> list[list[ScreenButton]]:
    tally, one = found.tally, found.details.announcement
    again = (
        found.can_try_again
        if found.state in {AnnouncementState.DONE, AnnouncementState.RUNNING} and found.own
        else 0
    )
    waits = found.state is AnnouncementState.RUNNING and tally.waiting
    rows = [
        _list_buttons(found, texts),
        [tap(texts.label("announcements_results.again", n=again), TryAgain(one.id))]
        if again
        else [],
        [tap(texts.label("announcements.card_stop"), Stop(one.id))] if waits else [],
    ]
    if tally.sent and found.state is not AnnouncementState.RECALLED and one.forgotten_at is None:
        fixing = [
            tap(texts.label("announcements_results.fix"), FixTypo(one.id)),
            tap(texts.label("announcements_results.correction"), SendCorrection(one.id)),
        ]
        rows += [
            fixing if found.own else [],
            [
                tap(texts.label("announcements_results.show"), ShowSent(one.id)),
                tap(texts.label("announcements_results.recall"), AskRecall(one.id)),
            ],
        ]
    return [*rows, [to_desk(one.cohort_id, texts)]]


def _list_buttons(found: StatusCard, texts: Texts) -> list[ScreenButton]:
    """Return the buttons to the lists of receipts, of votes, and of people who did not get it."""
    tally, one = found.tally, found.details.announcement
    buttons = []
    if one.got_it:
        label = texts.label("announcements_results.got_it", n=found.got_it, all=tally.sent)
        buttons.append(tap(label, OpenGotIt(one.id)))
    if one.vote is not None:
        label = texts.label("announcements_results.voted", n=found.voted, all=tally.sent)
        buttons.append(tap(label, OpenVotes(one.id)))
    if tally.all_in > tally.sent or tally.out:
        buttons.append(tap(texts.label("announcements_results.reasons"), OpenReasons(one.id)))
    return buttons


def _back(found: StatusCard, texts: Texts) -> Screen:
    """Show a draft that was taken back or refused, or that nothing was sent."""
    one = found.details.announcement
    if found.state is AnnouncementState.DROPPED:
        buttons = [[to_desk(one.cohort_id, texts)]]
        return Screen(
            text=paragraphs(texts("announcements.title"), texts("announcements.nothing_sent")),
            buttons=buttons,
        )
    words = texts(
        "announcements.check_refused"
        if one.refused_by is not None
        else "announcements.nothing_sent"
    )
    why = None if found.refused is None else texts(f"announcements_results.refused.{found.refused}")
    buttons = [[tap(texts.label("announcements_results.to_check"), OpenAnnouncementCheck(one.id))]]
    return Screen(
        text=paragraphs(texts("announcements.check_title"), lines(words, why)), buttons=buttons
    )


def given_back(details: AnnouncementDetails, texts: Texts) -> Screen:
    """Tell a colleague that nothing was sent, and that the author has the draft again."""
    buttons = [[to_desk(details.announcement.cohort_id, texts)]]
    words = texts("announcements_results.halted.given_back", name=details.author)
    return Screen(text=paragraphs(texts("announcements.check_title"), words), buttons=buttons)


def halted(
    details: AnnouncementDetails, name: str, action: ColleagueAction, texts: Texts
) -> Screen:
    """Tell the author what a colleague did with the announcement."""
    buttons = [
        [
            tap(
                texts.label("announcements_results.halted.look"),
                OpenAnnouncementCard(details.announcement.id),
            )
        ]
    ]
    words = texts(f"announcements_results.halted.{action}", name=name)
    return Screen(text=paragraphs(texts("common.name"), words), buttons=buttons)
