"""One table of friendly words for everything that is refused."""

from markupsafe import Markup

from bot.domain.announcements.announcement import (
    AlreadyOnItsWay,
    NobodyThere,
    NothingToSend,
    WordsForgotten,
)
from bot.domain.announcements.audience import NoCohort
from bot.domain.announcements.fixing import AlreadySo, MoreThanATypo, NoWords
from bot.domain.announcements.schedule import NoSuchDay, NoTime, TimeIsOver, TooFarOff
from bot.domain.learning.certificate import UnknownCode
from bot.domain.learning.completion import NotCompleted
from bot.domain.learning.discussion import NoGroup, NotOfThisCourse, VoteClosed
from bot.domain.learning.quiz import WarmUpOver
from bot.domain.people.changing import (
    AlreadyThere,
    HoldsOffice,
    OutOfReach,
    RemindedAlready,
    TooLateToUndo,
)
from bot.domain.people.invites import DeadLink
from bot.domain.people.names import NoName
from bot.domain.questions.question import (
    AskerGone,
    NobodyToAsk,
    NotAnAnswer,
    TakenBack,
    TooManyQuestions,
)
from bot.domain.refusals import (
    FileGone,
    FileTooLarge,
    ForeignButton,
    NoSuchContent,
    NotAllowed,
    NotJoined,
    Refusal,
    StaleButton,
)
from bot.domain.sessions.session import SessionBegan
from bot.locale import Texts
from bot.services.announcements.lists import TooManySaved
from bot.services.announcements.recalling import TooOldToTakeBack
from bot.services.followup.team import LastCoordinator
from bot.services.learning.review import SignedInThePack
from bot.tg.screens.screen import Screen, paragraphs
from bot.tg.screens.ways import to_home

WORDS: dict[type[Refusal], str] = {
    StaleButton: "refusal.stale",
    ForeignButton: "refusal.foreign",
    NotAllowed: "refusal.not_allowed",
    NoSuchContent: "refusal.gone",
    NotJoined: "refusal.stranger",
    DeadLink: "refusal.dead_link",
    WarmUpOver: "refusal.warm_up_over",
    VoteClosed: "discussion.vote_closed",
    NotOfThisCourse: "discussion.not_of_course",
    NoGroup: "discussion.no_group",
    NotCompleted: "refusal.not_completed",
    UnknownCode: "refusal.unknown_code",
    NoName: "refusal.no_name",
    AlreadyOnItsWay: "refusal.on_its_way",
    NobodyThere: "refusal.nobody",
    NothingToSend: "refusal.nothing_to_send",
    WordsForgotten: "refusal.words_forgotten",
    NoWords: "refusal.no_words",
    AlreadySo: "refusal.already_so",
    MoreThanATypo: "refusal.more_than_a_typo",
    TooOldToTakeBack: "refusal.too_old",
    TooManySaved: "refusal.too_many_saved",
    NoCohort: "refusal.no_cohort",
    NoTime: "refusal.no_time",
    NoSuchDay: "refusal.no_such_day",
    TimeIsOver: "refusal.time_over",
    TooFarOff: "refusal.too_far",
    AlreadyThere: "refusal.already_there",
    HoldsOffice: "refusal.holds_office",
    OutOfReach: "refusal.out_of_reach",
    TooLateToUndo: "refusal.too_late_to_undo",
    RemindedAlready: "refusal.reminded",
    FileGone: "refusal.file_gone",
    FileTooLarge: "refusal.file_too_large",
    SessionBegan: "refusal.session_began",
    LastCoordinator: "refusal.last_coordinator",
    SignedInThePack: "refusal.signed_in_pack",
    NobodyToAsk: "refusal.nobody_to_ask",
    TooManyQuestions: "refusal.too_many_questions",
    AskerGone: "refusal.asker_gone",
    TakenBack: "refusal.taken_back",
    NotAnAnswer: "refusal.not_an_answer",
}
"""Refusal -> key of its text. What is not here says that it is no longer here."""


def words(refusal: Refusal, texts: Texts, *, known: bool) -> Screen:
    """Say kindly why something cannot be done, below a line that tells nothing.

    `known`: it is said to somebody who is in, who gets the way back.
    """
    said, neutral = _said(refusal, texts, known=known), texts("name")
    return Screen(
        text=said if said.startswith(neutral) else paragraphs(neutral, said),
        keys=[[to_home(texts)]] if known else [],
    )


def over_chat(refusal: Refusal, texts: Texts, *, known: bool) -> str:
    """Return the same in plain words, for what stands over the chat after a tap."""
    said = _said(refusal, texts, known=known).striptags()
    return said.removeprefix(texts("name")).strip()


def _said(refusal: Refusal, texts: Texts, *, known: bool) -> Markup:
    # Somebody may be in without taking part: who only coordinates, who has left or waits.
    if known and isinstance(refusal, NotJoined):
        return texts("refusal.no_place")
    return texts(WORDS.get(type(refusal), "refusal.gone"))


def errand_failed(texts: Texts) -> Screen:
    """Say that something somebody waits for could not be done."""
    return Screen(text=texts("failure.errand"), keys=[[to_home(texts)]])


def file_failed(texts: Texts) -> Screen:
    """Say that a file that somebody waits for could not be sent."""
    return Screen(text=texts("failure.file"), keys=[[to_home(texts)]])


def apology(texts: Texts) -> Screen:
    """Say that something failed on our side."""
    return Screen(text=texts("failure.apology"))
