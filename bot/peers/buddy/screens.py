"""My buddy: the question, the wait, the name once both said yes, and the end."""

from markupsafe import Markup

from bot.facts import KnownFacts
from bot.locale import Texts
from bot.peers.buddy.service import Alone, BuddyAsked, MyBuddy, SaidNo, Together
from bot.peers.buttons import (
    AnswerPair,
    AskEndPair,
    EndPair,
    OpenBuddy,
    OpenPair,
    TakeWishBack,
    WishBuddy,
)
from bot.peers.domain import Buddy, BuddyAnswer, PairId
from bot.telegram.kit.screen import ButtonRow, Screen, paragraphs, tap
from bot.telegram.kit.ways import are_you_sure, to_home

_MENTION = Markup('<a href="tg://user?id={account}">{name}</a>')
"""Opens the chat with somebody, if their settings allow it; the name is shown anyway."""


def more_row(_known: KnownFacts, texts: Texts) -> ButtonRow:
    return [tap(texts.label("buddy.label"), OpenBuddy())]


def mine(found: MyBuddy, texts: Texts) -> Screen:
    """Show whether somebody has a buddy, and the name once both said yes."""
    match found:
        case BuddyAsked(said_yes=False):
            return _question(found, texts)
        case BuddyAsked():
            return _waiting(found, texts)
        case Together():
            return _together(found, texts)
        case Alone():
            return _alone(found, texts)
        case SaidNo():
            return _said_no(texts)


def _question(asked: BuddyAsked, texts: Texts) -> Screen:
    """Ask whether somebody wants a buddy, and explain both answers."""
    return Screen(
        text=paragraphs(
            texts("buddy.title"),
            texts("buddy.ask_drawn" if asked.drawn else "buddy.ask"),
            texts("buddy.what_is_shown"),
            texts("buddy.shared_phone") if asked.shared_phone else None,
            texts("buddy.until", day=texts.day(asked.until, asked.zone)),
        ),
        buttons=[
            [tap(texts.label("buddy.yes"), AnswerPair(asked.pair, str(BuddyAnswer.YES)))],
            [tap(texts.label("buddy.no"), AnswerPair(asked.pair, str(BuddyAnswer.NO)))],
            [to_home(texts)],
        ],
    )


def _said_no(texts: Texts) -> Screen:
    """Say that nobody learns of it."""
    return Screen(
        text=paragraphs(texts("buddy.title"), texts("buddy.said_no")),
        buttons=[[to_home(texts)]],
    )


def _waiting(asked: BuddyAsked, texts: Texts) -> Screen:
    return Screen(
        text=paragraphs(
            texts("buddy.title"),
            texts("buddy.waiting", day=texts.day(asked.until, asked.zone)),
        ),
        buttons=[
            [tap(texts.label("buddy.rather_not"), AnswerPair(asked.pair, str(BuddyAnswer.NO)))],
            [to_home(texts)],
        ],
    )


def _together(found: Together, texts: Texts) -> Screen:
    """Show the buddy, and how to reach them."""
    buddy = found.buddy
    return Screen(
        text=paragraphs(
            texts("buddy.title"),
            texts("buddy.is", name=_named(buddy), organization=buddy.organization or "–"),
            texts("buddy.talk_about", topic=found.topic.text.in_(texts.language))
            if found.topic
            else None,
            texts("buddy.how"),
        ),
        buttons=[
            [tap(texts.label("buddy.end"), AskEndPair(found.pair.id))],
            [to_home(texts)],
        ],
    )


def ask_end(found: Together, texts: Texts) -> Screen:
    return are_you_sure(
        paragraphs(texts("buddy.title"), texts("buddy.ask_end")),
        tap(texts.label("buddy.end"), EndPair(found.pair.id)),
        tap(texts.label("buddy.stay"), OpenPair(found.pair.id)),
    )


def _alone(found: Alone, texts: Texts) -> Screen:
    wish = tap(texts.label("buddy.wish"), WishBuddy())
    back = tap(texts.label("buddy.take_back"), TakeWishBack())
    return Screen(
        text=paragraphs(
            texts("buddy.title"),
            texts("buddy.over") if found.over else None,
            texts("buddy.asked_for") if found.asks else texts("buddy.none"),
        ),
        buttons=[[back if found.asks else wish], [to_home(texts)]],
    )


def news(key: str, pair: PairId, texts: Texts) -> Screen:
    """Write an unasked message: neutral, with a button to the pair."""
    return Screen(text=texts(key), buttons=[[tap(texts.label("peers.buddy_open"), OpenPair(pair))]])


def _named(buddy: Buddy) -> Markup | str:
    if buddy.telegram_id is None:
        return buddy.name
    return _MENTION.format(account=buddy.telegram_id, name=buddy.name)
