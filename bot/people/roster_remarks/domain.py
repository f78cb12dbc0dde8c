"""Tells who has left, places that nobody has yet, and remarks from the spelling of a name."""

import re
from collections.abc import Iterable

_LEFT = (
    r"(?:has |have |already )?(?:resign(?:ed|ation)?|drop(?:ped|s)?[- ]?out|dropped|quit|withdrawn"
    r"|withdrew|inactive|deceased|died|passed away|former(?: member)?|ex-member|not active"
    r"|no longer (?:active|here|a? ?member|with us|working)|d[ée]missionn[ée]e?|partie?"
    r"|left(?: (?:already|us|the (?:ngo|organi[sz]ation|group|course|project)))?"
    r"|(?:បាន)?(?:លាឈប់|ឈប់|លាលែង|បោះបង់|ចាកចេញ|លាចេញ|ស្លាប់|លែងមក)(?:ហើយ)?)"
)
_WHEN = (
    r"(?:[\s,:;.-]+(?:in|on|since|from|from the|the|ពី|នៅ|តាំងពី)\b.*|[\s,:;.-]*[0-9០-៩].*"
    r"|(?:ពី|នៅ|ថ្ងៃ|កាល|ក្នុង|ដើម).*)?"
)
_ALONE = re.compile(rf"\s*{_LEFT}{_WHEN}[\s.!]*", re.IGNORECASE | re.DOTALL)
_ASIDE = re.compile(rf"[(\[]\s*{_LEFT}{_WHEN}\s*[)\]]", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:លោក|អ្នក)?(?:គ្រូ|បុគ្គលិក|មេភូមិ|មេឃុំ|ប្រធាន|អនុប្រធាន|លេខា|បេឡា|ហេរញ្ញិក|ស្ម័គ្រចិត្ត|សមាជិក|អ្នកសម្របសម្រួល"
    r"|តំណាង|ជំនួស|ថ្មី|ចាស់|ឈឺ|សុំច្បាប់|អវត្តមាន|ឈប់|លាឈប់|លាលែង|បោះបង់|មិនទាន់|រង់ចាំ).*"
)
_NOBODY = re.compile(
    r"(?:still |post |position )?(?:vacant|vacancy)(?: (?:post|position))?"
    r"|tb[acdn]|to be (?:confirmed|announced|decided|determined|named|recruited|hired|selected)"
    r"|(?:not (?:yet )?(?:known|decided|selected|recruited)|unknown|nobody|no one)"
    r"(?: yet| this time)?"
    r"|à (?:désigner|préciser|nommer|recruter)|personne(?: encore)?"
    r"|(?:កំពុង)?ជ្រើសរើស(?:បុគ្គលិក)?|មិនទាន់មាន(?:ឈ្មោះ|បុគ្គលិក)?|មិនទាន់ដឹង|គ្មាន(?:ឈ្មោះ|បុគ្គលិក)?|ទំនេរ",
    re.IGNORECASE,
)


def is_gone(cells: Iterable[str]) -> bool:
    """Tell whether one of the cells says that somebody has left, alone or in brackets."""
    return any(_ALONE.fullmatch(each) or _ASIDE.search(each) for each in cells)


def says_gone(note: str) -> bool:
    """Tell whether a note at a cell says that somebody has left; its author may stand before it."""
    return is_gone(part for line in note.splitlines() for part in (line, line.partition(":")[2]))


def is_remark(khmer: str) -> bool:
    """Tell whether Khmer words beside a name are a function or a state, and no name."""
    return bool(_NO_NAME.fullmatch(khmer.strip()))


def names_nobody(name: str) -> bool:
    """Tell whether a place for a name says that nobody has it yet, such as "vacant"."""
    return bool(_NOBODY.fullmatch(name.strip(" .!?")))
