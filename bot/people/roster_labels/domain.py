"""Tells what a text in a list says besides names: a label, a total, a signature, a place."""

import re
from collections.abc import Sequence

TOTAL = re.compile(
    r"(?:grand |sub[ -]?|overall )?totals?(?!\w)|sum(?!\w)|ចំនួនសរុប|សរុប|ចំនួនអ្នកចូលរួម"
    r"|ចំនួន\s*[0-9០-៩]+\s*(?:នាក់|រូប)|បញ្ឈប់(?:បញ្ជី|តារាង)"
)
SEXES = re.compile(
    r"(?:(?:of (?:whom|which) )?(?:female|male|women|men|girls|boys|f|m)s?|ស្រី|ប្រុស|នារី|បុរស)"
    r"\s*[:៖=-]?\s*[0-9០-៩]*\s*(?:នាក់|persons?|people)?"
)
COUNTED = re.compile(
    r"[0-9០-៩]{1,5}(?:\.0)?\s*(?:persons?|people|participants?|pax|members?|នាក់|រូប)?"
)
SIGNATURE = re.compile(
    r"(?:(?:list |sheet )?(?:prepared|checked|approved|verified|reviewed|reported|submitted"
    r"|certified|compiled|recorded|acknowledged|endorsed|confirmed|authori[sz]ed|drawn up"
    r"|witnessed|noted|seen(?: and approved)?|signed|received|made|done|collected|typed"
    r"|entered) by(?!\w)"
    r"|(?:name and )?signatures?(?: of .*)?\s*[:៖.…_]|sign(?:ed)?\s*[:៖]|date\s*[:៖]|place\s*[:៖]"
    r"|notes?\s*[:៖]|n\.?b\.?\s*[:៖]|remarks?\s*[:៖]|source\s*[:៖]|page\s+\d"
    r"|(?:facilitators?|trainers?|organi[sz]ers?|contact person|focal person|venue|position|title"
    r"|tel|phone|name)\s*[:៖]"
    r"|(?:អ្នក)?(?:រៀបចំ|ពិនិត្យ|អនុម័ត|ធ្វើតារាង|កត់ត្រា|ចងក្រង|បញ្ជាក់)(?:តារាង|បញ្ជី)?(?:ដោយ|[:៖]|$)"
    r"|អ្នកធ្វើតារាង|អ្នករៀបចំ|អ្នកធ្វើបញ្ជី|រៀបចំដោយ|បានពិនិត្យ|បានឃើញ|ត្រួតពិនិត្យ|ឯកភាព|អនុម័តដោយ|ហត្ថលេខា"
    r"|ធ្វើនៅ|ថ្ងៃទី|ថ្ងៃ\s|កាលបរិច្ឆេទ|ទំព័រ|កំណត់សម្គាល់|សម្គាល់|ឈ្មោះ\s*[:៖]|តួនាទី\s*[:៖]|.{2,20} ថ្ងៃទី)"
)
_NUMBERED = re.compile(r"^\s*(?:[0-9០-៩]{1,3}|[A-Za-z]|[ក-អ]|[IVX]{1,4})\s*[.)៖/-]\s+")
_COUNT_BEHIND = re.compile(
    r"\s*[-–:]?\s*(?<=\s)[0-9០-៩]{1,3}\s*(?:people|persons?|pers\.?|pax|participants?|នាក់)\s*$"
    r"|\s*[(\[]\s*[0-9០-៩]{1,4}\s*(?:people|persons?|pers\.?|pax|participants?|members?|leaders?|នាក់|រូប)?\s*[)\]]\s*$",
    re.IGNORECASE,
)
_PARTICIPANTS = re.compile(
    r"\b(?:participants?|trainees?|learners?|attendees?)\b|សិក្ខាកាម|អ្នកចូលរួម", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:(?:name of )?(?:the )?(?:organi[sz]ation|org|ngo|cso|cbo|institution|institute|association"
    r"|company|agency|partner|workplace)s?(?: name)?"
    r"|(?:ឈ្មោះ)?(?:អង្គការ|ស្ថាប័ន|អង្គភាព|សមាគម|អង្គការដៃគូ))\s*[:៖=]\s*(?P<name>.*)",
    re.IGNORECASE | re.DOTALL,
)
HEADING_WORDS = re.compile(
    r"organi[sz]ation|association|foundation|cent(?:re|er)(?!\w)|\bngos?\b|\bcsos?\b|\bcbos?\b"
    r"|\bgroup\b|\bdepartment\b|\boffice\b|\bnetwork\b|\bschool\b|\bclub\b|\bprovince\b|\bdistrict\b"
    r"|\bcommunity\b|\bforum\b|\bcommittee\b|\btrainers?\b|\bfacilitators?\b|\bguests?\b|\bstaff\b"
    r"|\bparticipants?\b|\bteam\b|\bwaiting list\b|\breserves?\b|\bday \d"
    r"|\bobservers?\b|\bresource\b|\bunion\b|\bcoalition\b|\bfederation\b|\baid\b|\bhouse\b|អង្គការ|សមាគម|មជ្ឈមណ្ឌល|មូលនិធិ|ក្រុម|ខេត្ត"
    r"|ស្រុក|គ្រូ|ភ្ញៀវ|បណ្តាញ|សហគមន៍|វេទិកា|សាលា|មន្ទីរ|ការិយាល័យ|អ្នកសម្របសម្រួល|បម្រុង|ក្លឹប|សហព័ន្ធ",
    re.IGNORECASE,
)
_PLACES = re.compile(
    r"province|district|commune|village|\bday \d|ខេត្ត|ស្រុក|ឃុំ|ភូមិ|រាជធានី|ក្រុង|ថ្ងៃទី|\bgroup\b|ក្រុមទី",
    re.IGNORECASE,
)


def labelled(texts: Sequence[str]) -> str:
    """Return the organization that the filled cells of a row name with its label, or ""."""
    if not texts or len(texts) > 2:  # noqa: PLR2004 - a label and its value
        return ""
    found = _LABEL.fullmatch(" ".join(" ".join(texts).split()))
    return found["name"].strip(" .:៖=") if found else ""


def is_place(heading: str) -> bool:
    """Tell whether a heading names a province or a group, and so no organization."""
    return bool(_PLACES.search(heading))


def name_in_heading(heading: str) -> str:
    """Return what a heading names, without its number and the count of people behind it."""
    return _COUNT_BEHIND.sub("", _NUMBERED.sub("", heading)).strip() or heading


def heads_participants(heading: str) -> bool:
    """Tell whether a heading says that participants stand below, not guests or trainers."""
    return bool(_PARTICIPANTS.search(heading))
