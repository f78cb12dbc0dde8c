"""Guards that read a message in an open dialog first, and answer with the fixed text of the course.

Each dialog names one of these guards when it is registered, and the router asks it first:

- `EVERYTHING`: for texts that are stored or passed on;
- `STORIES`: for days, times and links: "01.06.2023 9:00" is not taken for a telephone number;
- `DANGER`: for names and codes, or texts about which the use case decides the rest;
- `LINE`: for texts of coordinators to many people, and for what is looked up in lessons; they go
  on, with the line and 🆘 above;
- `LINE_BELOW`: for what coordinators look for on the desk, which is stored and sent nowhere: as
  `LINE`, but what was found stands above the line;
- `REHEARSAL`: for sentences that are said to nobody and kept nowhere, and may be grave: as `LINE`,
  but a wish to die gets its safety text above.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from bot.days import local_day
from bot.safety.guard import screens
from bot.safety.guard.domain import (
    MessageKind,
    Response,
    Risk,
    answer_to,
    needs_line,
    weigh,
    words_of,
)
from bot.safety.signatures.service import as_signed
from bot.safety.texts import service as unasked
from bot.safety.texts.domain import safety_text
from bot.safety.texts.screens import contact_button, what_to_do_button
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.kit import calls
from bot.telegram.kit.screen import ButtonRow, Screen

THANKS = "🙏"

_KINDS = {
    ContentType.TEXT: MessageKind.TEXT,
    ContentType.STICKER: MessageKind.STICKER,
    ContentType.CONTACT: MessageKind.POINTER,
    ContentType.LOCATION: MessageKind.POINTER,
    ContentType.OTHER: MessageKind.POINTER,
}
_TEXTS = {Response.SELF_HARM: "self-harm", Response.DANGER: "emergency"}
_OTHER = "guard"


def message_kind(said: Incoming) -> MessageKind:
    return _KINDS.get(said.kind, MessageKind.FILE)


async def send_safety_text(
    turn: Turn, said: Incoming, answer: Response, *, more: Sequence[ButtonRow] = ()
) -> None:
    """Answer a message with the fixed safety text; nothing of the message is stored or shown.

    `more` are rows of buttons below it.
    """
    course = await unasked.course_of_visitor(turn.act)
    if course is None:
        turn.say(screens.not_taken(said.message_id, turn.texts))
        return
    signed = await as_signed(turn.tx, course)
    zone = "UTC" if turn.visitor.person is None else turn.visitor.person.zone
    words = safety_text(
        signed,
        _TEXTS.get(answer, _OTHER),
        turn.texts.language,
        demo=turn.bot.demo,
        numbers=screens.numbers(signed, turn.texts, today=local_day(turn.now, zone)),
    )
    if answer in _TEXTS and turn.visitor.enrolment is not None:
        more = [*more, screens.numbers_row(signed, turn.texts)]
    screen = _with_ways_on(turn, said, words, more)
    if turn.tapped_message_id is None:
        turn.reply("guard", calls.say(turn.chat_id, screen, reply_to=said.message_id))
    else:
        turn.show(screen)


def _with_ways_on(turn: Turn, said: Incoming, words: Markup, more: Sequence[ButtonRow]) -> Screen:
    if turn.visitor.person is None:
        return screens.told(words, turn.texts)
    contact = [contact_button(said.message_id, turn.texts)] if turn.visitor.enrolments else []
    buttons = [contact, *map(list, more), [what_to_do_button(turn.texts)]]
    return screens.guarded(words, said.message_id, turn.texts, more=buttons)


Ways = Callable[[Turn, Mapping[str, Any], frozenset[Risk]], Awaitable[ButtonRow]]
"""Returns more buttons below a safety text, for an open dialog and the risks that were found."""


async def _no_ways(_turn: Turn, _dialog: Mapping[str, Any], _found: frozenset[Risk]) -> ButtonRow:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stops:
    """Stops a message that holds one of these risks, and answers it with the safety text.

    A message about which the guard is in doubt goes on, and the line and 🆘 stand above the answer.
    A text that `unless` can read passes: a pasted invitation to a meeting may hold anything.
    """

    name: str
    risks: frozenset[Risk]
    unless: Callable[[str], object] | None = None
    ways: Ways = _no_ways

    async def __call__(self, turn: Turn, dialog: Mapping[str, Any], said: Incoming) -> bool:
        """Answer a message that holds one of the risks; return whether it did."""
        if self.unless is not None and self.unless(said.text):
            return False
        weighed = weigh(said.text, words_of(turn.act.courses))
        found = weighed.risks & self.risks
        answer = answer_to(found)
        if answer is None:
            if weighed.doubts & self.risks:
                await _say_line(turn)
            return False
        buttons = await self.ways(turn, dialog, found)
        await send_safety_text(turn, said, answer, more=[[each] for each in buttons])
        return True

    def with_ways(self, ways: Ways) -> "Stops":
        """Return a guard with more buttons below its answer."""
        return replace(self, ways=ways)

    def but_for(self, unless: Callable[[str], object], name: str) -> "Stops":
        """Return a guard that lets pass what `unless` can read; `name` is the word for it."""
        return replace(self, name=f"{self.name} but for {name}", unless=unless)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetsPass:
    """Lets every message go on; above the answer to one about danger it shows the line and 🆘.

    A message that holds one of the risks in `told` gets the safety text there instead. `below`: the
    line stands below the answer.
    """

    name: str
    told: frozenset[Risk] = frozenset()
    below: bool = False

    async def __call__(self, turn: Turn, _dialog: Mapping[str, Any], said: Incoming) -> bool:
        """Show the safety text or the line where it helps, and return False."""
        words = words_of(turn.act.courses)
        answer = answer_to(weigh(said.text, words).risks & self.told) if self.told else None
        if answer is not None:
            await send_safety_text(turn, said, answer)
        elif needs_line(said.text, words) and self.below:
            turn.below.append(await _line(turn))
        elif needs_line(said.text, words):
            await _say_line(turn)
        return False


async def _say_line(turn: Turn) -> None:
    turn.say(await _line(turn))


async def with_line_below(turn: Turn, screen: Screen) -> Screen:
    """Return a screen with the line at its end if the guard wants one; else the screen itself.

    Then no message of its own says it.
    """
    if not turn.below:
        return screen
    turn.below.clear()
    care = await _care(turn)
    return screens.with_line(screen, care, what_to_do_button(turn.texts))


async def _line(turn: Turn) -> Screen:
    return screens.line(await _care(turn), what_to_do_button(turn.texts), turn.texts)


async def _care(turn: Turn) -> Markup | None:
    return await unasked.open_prompt(turn.act, turn.texts.language, demo=turn.bot.demo)


EVERYTHING = Stops(name="everything", risks=frozenset(Risk))
STORIES = Stops(
    name="stories",
    risks=frozenset(
        {Risk.SELF_HARM, Risk.DANGER, Risk.DOCUMENT, Risk.EMAIL, Risk.ACCOUNT, Risk.PERSON}
    ),
)
DANGER = Stops(name="danger", risks=frozenset({Risk.SELF_HARM, Risk.DANGER}))
LINE = LetsPass(name="line")
LINE_BELOW = LetsPass(name="line below", below=True)
REHEARSAL = LetsPass(name="line or a text", told=frozenset({Risk.SELF_HARM}))
