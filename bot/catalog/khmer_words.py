"""Khmer words that no screen and no course uses, and what they say instead.

Each row comes from a reading of all texts beside the English: the word says something else to a
Khmer reader, or a second word stands for a thing that already has one. A native reader may change
a row; then the texts follow.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class AvoidedWord:
    """A word to avoid: how to find it, what to say instead, and why."""

    looks: re.Pattern[str]
    say: str
    why: str


def _avoid(looks: str, say: str, why: str) -> AvoidedWord:
    return AvoidedWord(re.compile(looks, re.MULTILINE), say, why)


_IT: Final = "(?<![្ិ])(?<!សេ)(?<!នា)វា(?!យ|ង(?!ាយ)|ស់|ចា|សនា|ំ|ល(?:ស្រែ|ទំនាប|$|[ ។?]))"
AVOIDED: Final = (
    _avoid(_IT, "the noun, or nothing", "វា is rude of people, vague of things"),
    _avoid("ពួកគេ", "ពួកគាត់", "គេ is for outsiders and exploiters"),
    _avoid("ដៃគូ(?!សិក្សា)(?<!អង្គការដៃគូ)", "ដៃគូសិក្សា or អង្គការដៃគូ", "alone it is a spouse"),
    _avoid("ចាប់ដៃ(?<!អង្គការចាប់ដៃ)(?<!សម្ព័ន្ធចាប់ដៃ)", "អង្គការចាប់ដៃ", "alone it is to grab a hand"),
    _avoid("នៅចាំ", "នៅចងចាំ", "ចាំ also means to wait"),
    _avoid("សេរីភាព(?:ក្នុងការ)?ធ្វើដំណើរ", "សេរីភាពចេញចូល", "one term for freedom of movement"),
    _avoid("ប្រកែក", "បដិសេធ", "ប្រកែក is to argue back"),
    _avoid("ឆ្នោត", "ជ្រើសចម្លើយ, ចំនួនចម្លើយ", "it means an election"),
    _avoid("(?:នីតិវិធី|ប្រព័ន្ធ)ករណី", "…គ្រប់គ្រងករណី", "the half of the term is missing"),
    _avoid("(?:ម៉ោង|ថ្ងៃ)ស្ងាត់", "ម៉ោងមិនរំខាន, ថ្ងៃមិនផ្ញើសារ", "word for word from English"),
    _avoid("ស្តង់ដា(?!រ)", "ស្តង់ដារ", "one spelling"),
    _avoid(r"លើកទី 1(?!\d)", "លើកដំបូង", "it reads as turn number one"),
    _avoid(r"ទាំង [2-9](?!\d)", "ទាំងពីរ, ទាំងបី …", "small numbers in a sentence are words"),
    _avoid("អ្នកជួញដូរ", "ជនជួញដូរ", "អ្នកជួញដូរ is a merchant"),
    _avoid("សញ្ញាហានិភ័យ", "សញ្ញាព្រមាន", "one term for red flags"),
    _avoid("ធ្វើត្រាប់", "ការហាត់តាមស្ថានភាពសន្មត", "it means to mimic"),
    _avoid("ចំណងបំណុល", "ទាសភាពបំណុល", "one term for debt bondage"),
    _avoid("មធ្យោបាយហាមឃាត់", "មធ្យោបាយដែលច្បាប់ហាម", "it reads as a means of forbidding"),
    _avoid("មិនធ្វើវិញ", "ដូចដើមវិញ", "it reads as not to do again"),
    _avoid("សួរមុនគេ", "សួរជាមុន", "it reads as to ask before the others do"),
    _avoid(r"គ\.ជ\.ប\.ជ(?!\.)", "គ.ជ.ប.ជ.", "one spelling"),
    _avoid("នរណា", "អ្នកណា", "one word for who"),
    _avoid("(?<!ទទួលខុស)ត្រូវបាន", "an active sentence", "ត្រូវ suggests that somebody suffers it"),
    _avoid("ខ្ញុំ(?:មិន)?សរសេរ", "ខ្ញុំផ្ញើសារ", "សរសេរ is writing by hand"),
    _avoid("ឱ្យសះជា", "ឱ្យផ្សះផ្សា", "សះ is what a wound does"),
    _avoid("ភាពធន់", "ការទប់ទល់", "one plain word for resilience"),
    _avoid("យ៉ាងច្រើន", "ច្រើនបំផុត", "the usual word for at most"),
    _avoid(r"ដោយគ្មាន[^ ។?]*ទេ(?=[។? ])", "តែមិន…ទេ", "ទេ behind ដោយគ្មាន closes nothing"),
    _avoid(
        r"^(?:[-•] |\d+\. )\**គ្មាន(?!.*(?:ទេ|ឡើយ)).*$",
        "a rule with កុំ, សូម or ត្រូវ",
        "a rule without a verb reads as a statement that there is none",
    ),
)


def avoided_in(text: str) -> Iterator[tuple[str, AvoidedWord]]:
    """Give what a Khmer text without markup holds of the table, each row once."""
    for word in AVOIDED:
        if found := word.looks.search(text):
            yield found[0], word
