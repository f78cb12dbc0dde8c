"""Rules for a walk in the pseudo-language: nothing is cut, and no English stands in code.

`python -m pytest tests/stories/whole/test_pseudo_language.py` finds texts that are too long for
Telegram. Labels of a whole row that may be cut on a small phone are no fault: a translator finds a
shorter word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from babel import Locale

from bot.catalog.measure import button_width
from bot.locale import Catalogue
from bot.locale.entries import strings_of
from bot.locale.texts import own_name
from bot.settings import shipped_content
from bot.storage.database import Tx
from bot.telegram.kit.screen import ROOM
from telegram_simulator.calls import Call
from tests.locale.pseudo import PSEUDO
from tests.stories.whole.locked_screen import said
from tests.stories.whole.permitted import MISSPELT, ODD_ROW
from tests.stories.whole.wandering import Walk
from tests.stories.whole.wandering_rules import is_refused
from tests.world import Message, World, words

MOST_IN_AN_ALERT = 200
"""Characters of an answer to a tap: https://core.telegram.org/bots/api#answercallbackquery"""
_LEFT_OUT = re.compile(r"https?://\S+|\S*…|(?:[0-9A-Z]{4}-)+[0-9A-Z]{4}")
"""Links, codes, and a word that the bot has cut by itself."""
_WORD = re.compile(r"[A-Za-z]{3,}")


@dataclass(slots=True)
class PseudoRules:
    """Looks at all that people get who have chosen the pseudo-language.

    `known` are the words of the course, of people and of links, which nobody translates; what
    people write on the way is added. `looked_at` counts messages.
    """

    walk: Walk
    known: set[str]
    seen: int
    looked_at: int = 0

    @property
    def world(self) -> World:
        """The bot and its Telegram."""
        return self.walk.world

    def faults(self) -> list[str]:
        """Return what is wrong with what came since the last time."""
        calls = self.world.simulator.api.calls.find(after=self.seen, limit=20_000)
        self.seen = self.world.simulator.api.calls.last_id
        self.known |= words_in("\n".join(_written(self.walk)))
        found = [f"{each.method} refused: {each.error}" for each in calls if is_refused(each)]
        found += [f"too long for an alert: {text}" for text in _alerts(calls)]
        for message in said(calls):
            if message["chat"]["id"] > 0:
                self.looked_at += 1
                found += self._of_message(message)
        return found

    def _of_message(self, message: Message) -> Iterator[str]:
        for row in message.get("reply_markup", {}).get("inline_keyboard", []):
            for key in row:
                yield from self._english(key["text"])
                if button_width(key["text"]) > ROOM.get(len(row), inf):
                    yield f"cut in a row of {len(row)}: {key['text']!r}"
        for line in words(message).splitlines():
            yield from self._english(line)

    def _english(self, text: str) -> Iterator[str]:
        """Yield a text of words that neither the catalogue nor the course has."""
        if unknown := words_in(text) - self.known:
            yield f"English in code, {', '.join(sorted(unknown))}: {text!r}"


def words_in(text: str) -> set[str]:
    """Return the words of plain Latin letters in a text, except those left out."""
    whole = re.findall(r"[^\W\d_]+", _LEFT_OUT.sub("", text))
    return {each.casefold() for each in whole if _WORD.fullmatch(each)}


def _words_of_content() -> set[str]:
    """Return all words of the shipped courses, which are in English and Khmer only."""
    files = (each for each in shipped_content().rglob("*") if each.suffix in {".yaml", ".md"})
    return set().union(*(words_in(each.read_text(encoding="utf-8")) for each in files))


def _words_that_stay(catalogue: Catalogue) -> set[str]:
    """Return words without a vowel, values, commands and links of the pseudo-language itself."""
    keys = catalogue.keys(PSEUDO)
    texts = (each for key in keys for each in strings_of(catalogue.message(PSEUDO, key)))
    return set().union(*(words_in(re.sub(r"\{[^{}]*\}|<[^<>]*>", " ", text)) for text in texts))


def _words_of_cldr() -> set[str]:
    """Return months, weekdays and languages by their names in the pseudo-language."""
    locale = Locale.parse(PSEUDO)
    named = [own_name(PSEUDO), *locale.languages.values(), *locale.time_zones]
    for names in (locale.months, locale.days):
        named += [each for of in names.values() for some in of.values() for each in some.values()]
    return words_in(" ".join(map(str, named)))


async def begin_rules(walk: Walk) -> PseudoRules:
    """Let everybody speak the pseudo-language, and look at what comes from now on."""
    run = walk.world.app.database.run
    await run(_speak_pseudo)
    catalogue = walk.world.app.context.catalogue
    known = _words_of_content() | _words_of_cldr() | _words_that_stay(catalogue)
    known |= words_in(catalogue.texts(PSEUDO).city("Asia/Phnom_Penh")) | await run(_names)
    known |= words_in(" ".join((MISSPELT, *ODD_ROW)))
    return PseudoRules(walk, known, seen=walk.world.simulator.api.calls.last_id)


def _written(walk: Walk) -> Iterator[str]:
    """Yield what people have written so far, with the names of their files."""
    for who in walk.everybody:
        for item in walk.world.acts.find_chat(who.chat_key).items.values():
            if not item.bot_id:
                yield str(item.message)


async def _names(tx: Tx) -> set[str]:
    """Return the words of names, and of services that leaders have proposed."""
    rows = await tx.ask(
        "SELECT name AS said FROM people UNION SELECT name FROM organizations"
        " UNION SELECT title FROM cohorts UNION SELECT name FROM service_proposals"
    )
    return words_in(" ".join(row["said"] for row in rows if row["said"]))


async def _speak_pseudo(tx: Tx) -> None:
    """Let everybody speak the pseudo-language."""
    tx.do("UPDATE people SET language = :language", language=PSEUDO)


def _alerts(calls: list[Call]) -> Iterator[str]:
    for call in calls:
        text = str(call.params.values.get("text", ""))
        if call.method == "answerCallbackQuery" and len(text) > MOST_IN_AN_ALERT:
            yield text
