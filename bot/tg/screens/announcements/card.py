"""What the author sees of an announcement on its way: waiting, going, done, and why not to all."""

from datetime import datetime, timedelta

from bot.domain.announcements.announcement import State
from bot.domain.announcements.approval import ALONE_WAITS
from bot.domain.announcements.tally import bar
from bot.locale import Texts
from bot.services.announcements.results import Card
from bot.storage.outcomes import Ended
from bot.tg.buttons.announcements import (
    AskRecall,
    OpenCard,
    OpenCheck,
    OpenReasons,
    Recall,
    Stop,
    TryAgain,
    Undo,
)
from bot.tg.buttons.people import OpenDesk
from bot.tg.screens.screen import Key, Screen, lines, paragraphs, tap

REASONS = {
    "blocked": "reason.blocked",
    "gone": "reason.gone",
    "left": "reason.gone",
    "paused": "reason.paused",
    "quiet hours": "reason.night",
    "two a day": "reason.two_a_day",
    "30 minutes between": "reason.half_hour",
    "stopped": "reason.stopped",
    "expired": "reason.expired",
}
"""A row's reason -> key of its words. What is not here was refused by Telegram."""
SOON = timedelta(minutes=2)


def card(found: Card, texts: Texts, *, now: datetime) -> Screen:
    """The card of an announcement in the state it is in."""
    match found.state:
        case State.APPROVAL:
            return _asked(found, texts)
        case State.SCHEDULED:
            return _scheduled(found, texts, now=now)
        case State.RUNNING if found.tally.is_going:
            return _going(found, texts)
        case State.RUNNING | State.DONE | State.STOPPED | State.RECALLED:
            return _result(found, texts)
        case State.DRAFT | State.DROPPED:
            return _back(found, texts)


def reasons(found: Card, texts: Texts) -> Screen:
    """Everybody to whom it did not go, or not yet, with the reason in plain words."""
    zone = found.dossier.home.zone
    listed = [
        *(_because(ended.name, _reason(ended, zone, texts), texts) for ended in found.ended),
        *(_because(name, texts("reason.never"), texts) for name in found.never),
        *(_because(name, texts("reason.out"), texts) for name in found.out),
    ]
    keys = [[tap(texts.label("announce.back"), OpenCard(found.id))]]
    return Screen(text=paragraphs(texts("card.reasons_title"), lines(*listed)), keys=keys)


def ask_recall(found: Card, texts: Texts) -> Screen:
    """Take it back? It is asked once more, because it cannot be undone."""
    keys = [
        [tap(texts.label("card.recall_now"), Recall(found.id))],
        [tap(texts.label("announce.back"), OpenCard(found.id))],
    ]
    said = texts.count("card.recall_ask", found.tally.sent)
    return Screen(text=paragraphs(texts("check.title"), said), keys=keys)


def _because(name: str, reason: str, texts: Texts) -> str:
    return texts("card.because", name=name, reason=reason)


def _asked(found: Card, texts: Texts) -> Screen:
    names = texts("check.comma").join(found.others)
    keys = [[tap(texts.label("card.take_back"), Undo(found.id))]]
    return Screen(
        text=paragraphs(texts("check.title"), texts("card.asked", names=names)), keys=keys
    )


def _scheduled(found: Card, texts: Texts, *, now: datetime) -> Screen:
    one, zone = found.dossier.announcement, found.dossier.home.zone
    assert one.start_at is not None
    left = one.start_at - now
    alone = one.approved_by is None and SOON < left <= ALONE_WAITS and one.wanted_at is None
    if left <= SOON:
        said = texts.count("card.starts_in", max(1, round(left.total_seconds())))
    else:
        key = "card.starts_alone" if alone else "card.starts_at"
        day, time = texts.day(one.start_at, zone), texts.clock(one.start_at, zone)
        said = texts(key, day=day, time=time)
    label = texts.label("card.stop" if alone else "card.undo")
    allowed = texts("card.allowed") if one.approved_by is not None else None
    return Screen(
        text=paragraphs(texts("check.title"), lines(allowed, said)),
        keys=[[tap(label, Undo(found.id))]],
    )


def _going(found: Card, texts: Texts) -> Screen:
    done, all_ = found.tally.sent, found.tally.all_in
    said = texts("card.going", done=done, all=all_, bar=bar(done, all_))
    return Screen(text=said, keys=[[tap(texts.label("card.stop"), Stop(found.id))]])


def _result(found: Card, texts: Texts) -> Screen:
    tally, one = found.tally, found.dossier.announcement
    if not tally.sent and one.start_at is not None and found.state is State.STOPPED:
        title = texts("card.stopped_before")
    else:
        title = texts(f"card.title.{found.state}", time=_began(found, texts))
    parts = [
        texts.count("card.sent", tally.sent),
        _named("card.closed", tally.unreached, [*_names(found, "skipped"), *found.never], texts),
        _named("card.failed", tally.failed, _names(found, "failed"), texts),
        _named("card.waiting", tally.waiting, _names(found, "pending"), texts),
        _named("card.not_gone", tally.other, [], texts),
        _named("card.out", tally.out, list(found.out), texts),
    ]
    told = texts("card.dot").join(part for part in parts if part is not None)
    return Screen(text=paragraphs(title, told), keys=_result_keys(found, texts))


def _began(found: Card, texts: Texts) -> str:
    started = found.dossier.announcement.start_at
    return "" if started is None else texts.clock(started, found.dossier.home.zone)


def _names(found: Card, state: str) -> list[str]:
    return [ended.name for ended in found.ended if ended.state == state]


def _named(key: str, count: int, names: list[str], texts: Texts) -> str | None:
    if not count:
        return None
    said = texts.count(key, count)
    if not names:
        return said
    listed = texts("check.comma").join(names)
    if count > len(names):
        listed = texts("who.more", names=listed, n=count - len(names))
    return texts("card.named", what=said, names=listed)


def _result_keys(found: Card, texts: Texts) -> list[list[Key]]:
    tally, one = found.tally, found.dossier.announcement
    troubled = tally.all_in > tally.sent or tally.out
    again = found.can_try_again if found.state in {State.DONE, State.RUNNING} else 0
    recall = tally.sent if found.state is not State.RECALLED else 0
    first = [tap(texts.label("card.reasons"), OpenReasons(one.id))] if troubled else []
    if again:
        first.append(tap(texts.label("card.again", n=again), TryAgain(one.id)))
    waits = found.state is State.RUNNING and tally.waiting
    stop = [tap(texts.label("card.stop"), Stop(one.id))] if waits else []
    last = [tap(texts.label("card.recall"), AskRecall(one.id))] if recall else []
    return [first, stop, [*last, tap(texts.label("desk.label"), OpenDesk(one.cohort_id))]]


def _back(found: Card, texts: Texts) -> Screen:
    """A draft again, because it was taken back or another coordinator said no."""
    one = found.dossier.announcement
    if found.state is State.DROPPED:
        keys = [[tap(texts.label("desk.label"), OpenDesk(one.cohort_id))]]
        return Screen(
            text=paragraphs(texts("announce.title"), texts("announce.nothing_sent")), keys=keys
        )
    said = texts("check.refused" if one.refused_by is not None else "announce.nothing_sent")
    keys = [[tap(texts.label("card.to_check"), OpenCheck(one.id))]]
    return Screen(text=paragraphs(texts("check.title"), said), keys=keys)


def _reason(ended: Ended, zone: str, texts: Texts) -> str:
    key = REASONS.get(ended.reason, "reason.refused")
    if ended.due_at is None:
        return texts(key)
    until = texts(
        "reason.until", day=texts.day(ended.due_at, zone), time=texts.clock(ended.due_at, zone)
    )
    return texts("reason.both", reason=texts(key), until=until)
