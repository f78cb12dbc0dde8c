"""A leader asks for a buddy, answers, sees the name once both said yes, and ends the pair."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.act import Act
from bot.catalog.course import NO_TOPICS, BuddyTopic, BuddyTopics
from bot.membership.domain import Enrolment
from bot.peers import service as peers
from bot.peers import storage
from bot.peers.domain import (
    ANSWERED_WITHIN,
    Buddy,
    BuddyAnswer,
    Pair,
    PairId,
    PairState,
)
from bot.refusals import ForeignButton, StaleButton, require


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """Somebody has no buddy; `asks`: they asked for one. `over`: a pair has just ended."""

    asks: bool
    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BuddyAsked:
    """Somebody is asked whether they want a buddy; `said_yes`: they do, and the other is asked.

    It holds nothing about the other one, so no screen can show it.
    """

    pair: PairId
    drawn: bool
    said_yes: bool
    until: datetime
    zone: str
    shared_phone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Somebody has a buddy; `topic` is a subject for their talk, if the course has one."""

    pair: Pair
    buddy: Buddy
    topic: BuddyTopic | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidNo:
    """Somebody has just said that they do not want a buddy now."""


MyBuddy = Alone | BuddyAsked | Together | SaidNo


async def open_mine(act: Act) -> MyBuddy:
    """Return the buddy of the visitor in the cohort that Home shows; raise `NotJoined`."""
    place = act.enrolment
    pair = await storage.open_of(act.tx, place.id)
    if pair is None:
        return await _alone(act, place)
    return await _seen(act, pair)


async def open_pair(act: Act, pair: PairId) -> MyBuddy:
    """Return one pair of the visitor; raise `ForeignButton` for one of other people.

    A pair that is over, or was deleted, is shown as no buddy.
    """
    found = await storage.by_id(act.tx, pair)
    if found is None:
        return replace(await _alone(act, act.enrolment), over=True)
    _own(act, found)
    return await _seen(act, found)


async def answer(act: Act, pair: PairId, answer: str) -> MyBuddy:
    """Say yes or no; the last answer counts until the other has answered, too.

    A no ends the question; the other only learns that no pair came about. Raise
    `ForeignButton`, or `StaleButton` for an unknown answer.
    """
    if answer not in set(BuddyAnswer):
        raise StaleButton
    found = await storage.by_id(act.tx, pair)
    if found is None:
        return replace(await _alone(act, act.enrolment), over=True)
    own, after = _own(act, found), act.now - ANSWERED_WITHIN
    saved = own.is_there and await storage.save_answer(
        act.tx, pair, own.enrolment_id, BuddyAnswer(answer), after=after, now=act.now
    )
    if not saved:
        return await _seen(act, found)
    if answer == BuddyAnswer.NO:
        storage.take_wishes_back(act.tx, own.enrolment_id)
        await peers.part(act, found, but=own.person_id)
        return SaidNo()
    topics = _topics(act, found)
    topic_at = act.now + topics.every if len(topics.topics) > 1 else None
    if await storage.bring_together(act.tx, pair, topic_at=topic_at, now=act.now):
        storage.take_wishes_back(act.tx, *(each.enrolment_id for each in found.buddies))
        peers.tell_together(act, found, but=own.person_id)
    return await open_pair(act, pair)


async def wish(act: Act) -> MyBuddy:
    """Ask for a buddy; raise `NotJoined`. Somebody who has one sees them instead."""
    place = act.enrolment
    if await storage.open_of(act.tx, place.id) is None:
        storage.wish(act.tx, place.id, now=act.now)
    return await open_mine(act)


async def take_wish_back(act: Act) -> MyBuddy:
    storage.take_wishes_back(act.tx, act.enrolment.id)
    return await open_mine(act)


async def require_together(act: Act, pair: PairId) -> Together:
    """Return the visitor's buddy; raise `ForeignButton`, or `StaleButton` if it is over."""
    seen = await open_pair(act, pair)
    if not isinstance(seen, Together):
        raise StaleButton
    return seen


async def end(act: Act, pair: PairId) -> Alone:
    """End a pair; the other gets no reason. Raise as `require_together`."""
    mine = await require_together(act, pair)
    if not await peers.part(act, mine.pair, but=act.person.id):
        raise StaleButton
    return replace(await _alone(act, act.enrolment), over=True)


async def _seen(act: Act, pair: Pair) -> MyBuddy:
    """Return a pair as its own person sees it: the other one only once both have said yes."""
    own = _own(act, pair)
    other = pair.beside(own.person_id)
    if pair.state is PairState.TOGETHER and pair.are_both_there and other is not None:
        topics = _topics(act, pair)
        return Together(pair=pair, buddy=other, topic=topics.topic(pair.topics))
    if pair.state is PairState.ASKED and pair.are_both_there and act.now < pair.answers_until:
        return BuddyAsked(
            pair=pair.id,
            drawn=pair.drawn,
            said_yes=own.answer is BuddyAnswer.YES,
            until=pair.answers_until,
            zone=act.person.zone,
            shared_phone=act.person.shared_phone,
        )
    return replace(await _alone(act, act.enrolment), over=True)


async def _alone(act: Act, place: Enrolment) -> Alone:
    return Alone(asks=await storage.wishes(act.tx, place.id))


def _topics(act: Act, pair: Pair) -> BuddyTopics:
    course = act.courses.get(pair.course)
    return NO_TOPICS if course is None else course.buddy_topics


def _own(act: Act, pair: Pair) -> Buddy:
    return require(pair.of(act.visitor.person_id), ForeignButton)
