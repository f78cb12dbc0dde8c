"""The Turn: what a handler gets for one update, and where it puts its replies."""

from collections.abc import Awaitable, Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Final, Protocol, Self, TypeVar

import orjson
from markupsafe import Markup
from telegram.ext import CallbackContext, ExtBot

from bot.act import Act
from bot.catalog.course import Courses
from bot.documents.lettering import can_draw
from bot.locale import Catalogue, Texts
from bot.membership.domain import Chat, ChatId, Enrolment, Person, Visitor
from bot.membership.visitor.storage import set_dialog
from bot.outbox.domain import DELETABLE
from bot.outbox.jobs import storage as jobs
from bot.storage.database import Tx
from bot.storage.dialect import to_ms
from bot.storage.retention import Periods
from bot.telegram.incoming.messages import Incoming
from bot.telegram.kit import calls
from bot.telegram.kit.button import Button
from bot.telegram.kit.calls import Call
from bot.telegram.kit.heads import behind_head
from bot.telegram.kit.long_screens import in_messages
from bot.telegram.kit.refusals import RefusalWords
from bot.telegram.kit.screen import ButtonRow, Screen

T = TypeVar("T")

ANSWERED_WITHIN: Final = timedelta(minutes=30)
"""How long the next message counts as the answer to most questions in a private chat."""


class ShowHome(Protocol):
    """Shows Home, or another screen to people who have no Home."""

    async def __call__(
        self, turn: "Turn", *, pinned: bool = False, news: Markup | None = None
    ) -> None:
        """Show it; `pinned`: as a new pinned message; `news` is a separate line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody wants to see.

    `button` shows it later; `private`: it needs the PIN first; `command` is the word of a command,
    or empty.
    """

    button: Button | None
    private: bool
    command: str = ""


async def _ask_nothing(_turn: "Turn", _wanted: Wanted) -> bool:
    return False


def _no_help(_texts: Texts) -> ButtonRow:
    return ()


async def _nothing_waits(_turn: "Turn") -> bool:
    return False


async def _find_no_place(_turn: "Turn", _text: str, screen: Screen) -> Screen:
    return screen


def _note_nothing(_turn: "Turn") -> None:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class BotContext:
    """What every turn shares: texts, courses, and the facts of this deployment.

    `refusals` maps each refusal to the key of its text. `parts` are objects that areas make at the
    start, by type. `follow` shows the screen of a button without a check; `press` and `command` do
    what a tap or a command does, with their checks. `linked` returns the button that the parameter
    of a link stands for. `second_factor`: coordinators enter codes (`people/second_factor`).
    `ask_first` asks what must be known before a tap or command is handled, and returns whether it
    asked. `ask_unfinished` asks somebody who has not finished joining again, and returns whether it
    asked. `note_shown` is called after each turn of somebody who shares a phone. `help_row` returns
    the way to help below the refusal of a message. `with_places` adds to the screen of a search
    that found nobody what else a coordinator may have meant. `demo`: no real people take part, so
    safety texts need no signature.
    """

    catalogue: Catalogue
    courses: Courses
    bot_username: str
    bot_id: int
    show_home: ShowHome
    follow: Callable[["Turn", Button], Awaitable[None]]
    press: Callable[["Turn", Button], Awaitable[None]]
    command: Callable[["Turn", str, str], Awaitable[bool]]
    linked: Callable[[str], Button | None]
    refusals: RefusalWords
    ask_first: Callable[["Turn", Wanted], Awaitable[bool]] = _ask_nothing
    ask_unfinished: Callable[["Turn"], Awaitable[bool]] = _nothing_waits
    help_row: Callable[[Texts], ButtonRow] = _no_help
    with_places: Callable[["Turn", str, Screen], Awaitable[Screen]] = _find_no_place
    note_shown: Callable[["Turn"], None] = _note_nothing
    parts: Mapping[type, object] = field(default_factory=dict)
    undo_seconds: int = 60
    approval_limit: int = 20
    second_factor: bool = False
    periods: Periods = field(default_factory=Periods)
    demo: bool = False

    def part(self, kind: type[T]) -> T:
        """Return the part of this type; raise KeyError if no area made one."""
        found = self.parts[kind]
        assert isinstance(found, kind)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessAttempt:
    """What somebody tries to do, for the audit: "button:dk", "command:desk", and the ids in it.

    `staff`: only coordinators and administrators may. `in_dialog`: it answers a question.
    """

    what: str
    staff: bool = False
    in_dialog: bool = False
    ids: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def tap(cls, button: Button, *, staff: bool) -> Self:
        """Describe a tap, without texts in the button (tokens among them)."""
        return cls(what=f"button:{button.prefix}", staff=staff, ids=_numbers(vars(button)))

    @classmethod
    def dialog(cls, dialog: Mapping[str, Any], *, staff: bool) -> Self:
        """Describe a message that answers an open dialog."""
        what = f"dialog:{dialog['in']}"
        return cls(what=what, staff=staff, in_dialog=True, ids=_numbers(dialog))

    @classmethod
    def job(cls, kind: str, about: Mapping[str, Any]) -> Self:
        """Describe a job with a waiting person."""
        return cls(what=f"errand:{kind}", ids=_numbers(about))

    @classmethod
    def reply(cls, question: int) -> Self:
        """Describe a reply to another person's question."""
        return cls(what="reply", staff=True, ids={"question": question})


def _numbers(carried: Mapping[str, Any]) -> Mapping[str, int]:
    return {name: value for name, value in carried.items() if isinstance(value, int)}


@dataclass(slots=True, kw_only=True)
class Turn:
    """Everything a handler needs for one update, which arrived at `now`.

    `tapped_at` is when the tapped message was sent, if Telegram says so. `tapped_file` is the
    file_id of the document above the tapped button; `tapped_text` is the text there if that message
    answers another one, and `quoted` is that other message. `message` is the incoming message, if
    the update is one. `answered_before`: an earlier update of the same batch has replies in this
    chat, which nobody has seen yet. `cut_off`: the account gets no answer. `attempt` describes what
    the person tries to do; it is set when a handler is found. `place` is the button that shows
    again what this turn shows; None where another tap would do something again.

    Handlers never call Telegram: they `show` and `say` screens. These become replies in the outbox,
    in the same commit that saves the changes of the update.
    """

    tx: Tx
    bot: BotContext
    now: datetime
    chat_id: ChatId
    telegram_id: int
    telegram_name: str
    chat: Chat | None
    visitor: Visitor
    texts: Texts
    tapped_message_id: int | None = None
    tapped_at: datetime | None = None
    callback_id: str | None = None
    tapped_file: str | None = None
    tapped_text: str = ""
    message: Incoming | None = None
    quoted: Incoming | None = None
    answered_before: bool = False
    cut_off: bool = False
    attempt: AccessAttempt | None = None
    place: Button | None = None
    toast_text: str = ""
    toast_alert: bool = False
    toast_url: str | None = None
    replies: list[tuple[str, Call]] = field(default_factory=list)
    below: list[Screen] = field(default_factory=list)
    """What a guard wants to stand below the answer, in a message of its own."""

    @property
    def act(self) -> Act:
        """What a use case needs."""
        return Act(tx=self.tx, now=self.now, visitor=self.visitor, courses=self.bot.courses)

    @property
    def person(self) -> Person:
        """The person who sent the update; raise `NotJoined` for a stranger."""
        return self.visitor.require_person()

    @property
    def enrolment(self) -> Enrolment:
        """The enrolment that Home shows; raise `NotJoined` without one."""
        return self.visitor.require_enrolment()

    @property
    def can_delete_message(self) -> bool:
        """Whether Telegram lets the bot delete the tapped message: it is at most two days old."""
        return self.tapped_at is not None and self.now - self.tapped_at < DELETABLE

    @property
    def words_only(self) -> bool:
        """Whether this person has switched pictures off and gets texts instead."""
        return self.visitor.person is not None and not self.visitor.person.pictures

    @property
    def draws_words(self) -> bool:
        """Whether this person gets pictures of words: they want some, and the font can write them.

        Without the letters of a language the words would be missing from a picture.
        """
        return not self.words_only and can_draw(self.texts.language)

    @property
    def is_group(self) -> bool:
        """Whether the chat is a group, where the bot says nothing private."""
        return self.chat_id < 0

    def show(self, screen: Screen) -> None:
        """Answer a tap by editing its message into `screen`; answer a message with a new one.

        What is too long for one message goes on in new ones.
        """
        if self.tapped_message_id is None:
            self.say(screen)
            return
        first, *more = in_messages(screen)
        self.reply("show", calls.show(self.chat_id, self.tapped_message_id, first))
        for part in more:
            self.say(part)

    def say(self, screen: Screen, *, silent: bool = False) -> None:
        """Answer with a new message; repeated taps get only one (`outgoing.queue`)."""
        kind = "say" if self.callback_id is None else "after"
        for part in in_messages(screen):
            self.reply(kind, calls.say(self.chat_id, part, silent=silent))

    async def follow(self, button: Button) -> None:
        """Run the handler of `button`; the caller has checked that the person may."""
        await self.bot.follow(self, button)

    async def press(self, button: Button) -> None:
        """Do what a tap on `button` does, after the checks of rights, consent and PIN."""
        await self.bot.press(self, button)

    async def go_home(self, *, pinned: bool = False, news: Markup | None = None) -> None:
        """Show Home; `news` is a separate line about what just happened."""
        await self.bot.show_home(self, pinned=pinned, news=news)

    def toast(self, text: str, *, alert: bool = False) -> None:
        """Show a line (at most 200 characters) over the chat after a tap; `alert` waits for OK."""
        self.toast_text, self.toast_alert = text, alert

    def reply(self, kind: str, call: Call) -> None:
        """Add any other call to the replies; only the first line of a text tells at a glance."""
        if self.place is not None:
            call = replace(call, place=self.place.pack())
        self.replies.append((kind, behind_head(call)))

    def start_job(self, job: str, **about: Any) -> None:
        """Start slow work in the `JobRunner`; `about` holds ids and numbers."""
        jobs.add(self.tx, kind=job, about=about, chat=self.chat_id, now=self.now)

    @property
    def dialog(self) -> dict[str, Any] | None:
        """The open dialog of this chat: {"in": name, ...ids}, or None."""
        if self.chat is None or self.chat.dialog is None:
            return None
        dialog: dict[str, Any] = orjson.loads(self.chat.dialog)
        return dialog

    def begin(self, name: str, within: timedelta | None = None, /, **ids: Any) -> None:
        """Open the dialog `name`: the next message in this chat is its answer.

        A message that comes later than `within` is no answer.
        """
        until = {} if within is None else {"until": to_ms(self.now + within)}
        set_dialog(self.tx, self.chat_id, orjson.dumps({"in": name, **ids, **until}).decode())

    def ask(
        self, name: str, screen: Screen, within: timedelta | None = None, /, **ids: Any
    ) -> None:
        """Show a question; the next message in this chat answers the dialog `name`."""
        self.begin(name, within, **ids)
        self.show(screen)

    def is_too_late(self, dialog: Mapping[str, Any]) -> bool:
        """Tell whether a message comes too late to be the answer of a dialog."""
        return "until" in dialog and to_ms(self.now) > dialog["until"]

    def end_dialog(self) -> None:
        """Close the open dialog of this chat, if any."""
        set_dialog(self.tx, self.chat_id, None)

    def note_shown(self) -> None:
        """Note what was shown to somebody who shares a phone; nothing for everybody else."""
        person = self.visitor.person
        if person is not None and person.shared_phone and not self.is_group:
            self.bot.note_shown(self)

    def forget_replies(self) -> None:
        """Drop all replies, because the turn is rolled back."""
        self.replies.clear()
        self.below.clear()
        self.toast_text, self.toast_alert, self.toast_url = "", False, None


CURRENT: ContextVar[Turn] = ContextVar("turn")


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """PTB's context with the Turn."""

    @property
    def turn(self) -> Turn:
        return CURRENT.get()
