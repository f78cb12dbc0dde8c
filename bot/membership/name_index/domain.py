"""What a name is found by: its words, its beginning in Khmer, and the consonants that are heard."""

import re
import unicodedata
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from bot.membership.person.domain import name_key

LEAST_IN_KHMER: Final = 5
"""The fewest signs of a name that is looked for in a text without spaces."""
MOST_SIGNS: Final = 1000
"""So much of a long text is looked through for names without spaces."""
LEAST_INSIDE: Final = 4
"""The fewest signs of a part of a name that is looked for between the words of a Khmer sentence."""
_MOST_INSIDE: Final = 20
_BETWEEN: Final = frozenset('.,;:!?"“”«»()/·-។៕')
_BEGINNING: Final = "^"
_HEARD: Final = frozenset("bcdfgjklmnpqrstvxz") | frozenset(map(chr, range(0x1780, 0x17A2)))
_ONE_SOUND: Final = str.maketrans({"w": "v", "ដ": "ត", "ម": None})
"""Khmer writes these in one way or another: a foot of ដ or ត, and ម or the sign for its sound."""
NOTHING_HEARD: Final = "-"
_BREAK: Final = "\u200b"
"""Khmer that is written with care has it between words."""
_BEFORE_A_NAME: Final = (
    "របស់ និង នឹង ឱ្យ ឲ្យ អោយ ដល់ ទៅ ពី ជាមួយ ដោយ ចំពោះ ដែល ថា ឈ្មោះ បង ពូ"
    " មីង លោក លោកស្រី អ្នកស្រី កញ្ញា ប្តូរ ប្ដូរ ហៅ ជួប ប្រាប់ រក លុប ដក យក"
    " ដាក់ បន្ថែម រំខាន ទាក់ទង ផ្ញើ សរសេរ ជំនួស ទូរស័ព្ទ លេខ គណនី អញ្ជើញ ជួយ"
    " សួរ ទុក"
)
_BEHIND_A_NAME: Final = (
    "បាត់ ខូច មាន ប្តូរ ប្ដូរ បាន ត្រូវ នឹង និង មិន អត់ លែង ឈប់ លាឈប់ ចាកចេញ"
    " ចេញ មក ទៅ នៅ ជា ហើយ ចង់ ចូល ធ្វើ ឈឺ រវល់ សម្រាល ទេ រហូត ដល់ ពី ដោយ"
    " ជំនួស ផង វិញ ក្នុង លេខ ទូរស័ព្ទ ដែរ ទទួល ឆ្លើយ សួរ អាច គួរ ឱ្យ ឲ្យ ដែល"
    " គឺ សម្រាក សិន ថ្ងៃ សប្តាហ៍ មួយ ពីរ ម្សិលមិញ ស្អែក"
)
"""Words beside which names stand: of, and, to, Mr; has lost, has, will, does not, comes."""


def name_words(text: str) -> list[str]:
    """Return the words of a name or a text as names are compared."""
    plain = "".join(" " if sign in _BETWEEN else sign for sign in name_key(text))
    return plain.split()


def forms_of(name: str) -> AbstractSet[str]:
    """Return what a name is found by in a text: its words, all of it, its beginning in Khmer."""
    words = name_words(name)
    whole = "".join(words)
    is_khmer = not whole.isascii() and len(whole) >= LEAST_IN_KHMER
    beginning = {_BEGINNING + whole[:LEAST_IN_KHMER]} if is_khmer else set()
    return ({*words, whole} | beginning) - {""}


def forms_in(text: str) -> AbstractSet[str]:
    """Return the forms of all names that a text can name; most of them are nobody's."""
    words = name_words(text)
    joined = "".join(words)
    forms = {*words, joined} - {""}
    if joined.isascii():
        return forms
    forms |= parts_inside(text)
    last = min(len(joined), MOST_SIGNS) - LEAST_IN_KHMER
    return forms | {_BEGINNING + joined[at : at + LEAST_IN_KHMER] for at in range(last + 1)}


def parts_inside(text: str) -> AbstractSet[str]:
    """Return what may be parts of names between the words of Khmer sentences, without spaces.

    Such a part stands between words that often stand beside names, or at the edge of a sentence;
    without a dictionary the end of a word is not known anywhere else. Few of them are anybody's.
    """
    apart = name_words(text.replace(_BREAK, " ")) if _BREAK in text else []
    found = {each for each in apart if len(each) >= LEAST_INSIDE}
    for run in name_words(text[:MOST_SIGNS]):
        if not run.isascii():
            begins = {0, *(at.stop for at in _places(_BEFORE_A_NAME, run))}
            ends = {len(run), *(at.start for at in _places(_BEHIND_A_NAME, run))}
            found |= {
                run[begin:end]
                for begin in begins
                for end in ends
                if LEAST_INSIDE <= end - begin <= _MOST_INSIDE
            }
    return found


def _places(words: str, text: str) -> Iterator[range]:
    """Yield where some words stand in a text."""
    for word in words.split():
        for found in re.finditer(word, text):
            yield range(*found.span())


def near_key(name: str) -> str:
    """Return the same key for all spellings of a name, and for some other names.

    It is the consonants that are heard, each once: vowels, aspiration and order make no
    difference. People with this key are few enough to be compared one by one.
    """
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    heard = set(apart.translate(_ONE_SOUND)) & _HEARD
    return "".join(sorted(heard)) or NOTHING_HEARD
