"""What the header of a column in a list of people means, in English and Khmer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from typing import Final

from bot.documents.grid import header_key


class HeaderRole(StrEnum):
    """What a column holds; `COUNT` numbers the rows, `OTHER` is known and not read."""

    NAME = "name"
    SURNAME = "surname"
    GIVEN = "given"
    ORGANIZATION = "organization"
    LANGUAGE = "language"
    COUNT = "count"
    OTHER = "other"


NAMES: Final = frozenset({HeaderRole.NAME, HeaderRole.SURNAME, HeaderRole.GIVEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The meaning of a header. `script` is "km" or "en" if it says so.

    `with_other`: the header names something else, too, as "Organization / Position" does.
    """

    role: HeaderRole
    script: str = ""
    with_other: bool = False


def _words(role: HeaderRole, written: str) -> dict[str, HeaderRole]:
    return {header_key(each): role for each in written.split("|")}


_KNOWN: Final[Mapping[str, HeaderRole]] = {
    **_words(
        HeaderRole.NAME,
        "name|names|full name|fullname|full names|name and surname|surname and given name"
        "|surname and name|given name and surname|first and last name|first name and last name"
        "|name surname|last name first name|last name and first name|family name and given name"
        "|complete name|nom et prénom|nom et prénoms|nom complet|participant|participants|trainee"
        "|trainees|attendee|attendees|leader|leaders|nominee|nominees|member name|the name"
        "|your name"
        "|ឈ្មោះ|ឈ្មោះពេញ|នាម និងគោត្តនាម|គោត្តនាម និងនាម|គោត្តនាម-នាម|គោត្តនាម នាម|គោត្តនាមនិងនាម"
        "|នាម-គោត្តនាម|នាមត្រកូល និងនាមខ្លួន|នាមត្រកូល-នាមខ្លួន|នាមត្រកូល នាមខ្លួន|ឈ្មោះ និងនាម|ឈ្មោះ-នាម"
        "|ឈ្មោះនិងនាម|ឈ្មោះ និងត្រកូល|ត្រកូល និងឈ្មោះ|នាមត្រកូល និងឈ្មោះ|ឈ្មោះ និងនាមត្រកូល"
        "|ឈ្មោះ និងគោត្តនាម|គោត្តនាម និងឈ្មោះ|ឈ្មោះអ្នកចូលរួម|ឈ្មោះសិក្ខាកាម|ឈ្មោះសមាជិក|ឈ្មោះអ្នកដឹកនាំ"
        "|ឈ្មោះបុគ្គលិក|ឈ្មោះបេក្ខជន|ឈ្មោះប្រធាន|ឈ្មោះតំណាង|ឈ្មោះជាអ្នកចូលរួម|អ្នកចូលរួម|សិក្ខាកាម"
        "|នាម គោត្តនាម|គោត្តនាម និង នាម|នាម និង គោត្តនាម|ឈ្មោះ និង នាម",
    ),
    **_words(
        HeaderRole.SURNAME,
        "surname|last name|family name|lastname|sur name|nom|nom de famille|sir name|clan name"
        "|គោត្តនាម|នាមត្រកូល|ត្រកូល",
    ),
    **_words(
        HeaderRole.GIVEN,
        "given name|given names|first name|firstname|forename|fore name|prénom|prénoms|givenname"
        "|middle name|first names|នាម|នាមខ្លួន|ឈ្មោះខ្លួន",
    ),
    **_words(
        HeaderRole.ORGANIZATION,
        "affiliation|employer|company|workplace|work place|working place|place of work|institute"
        "|institution|institutions|agency|entity|where do you work|organization/institution"
        "|organisme|partner|partners|implementing partner|local partner|partner ngo|cso|ngo|cbo|org"
        "|orgs|csos|ngos|cbos|organization|organisation|organizations|organisations|association"
        "|unit/organization|ong|ongs|osc|nom de l'ong"
        "|nom de l'organisation|structure|employeur|name of institution|institution name"
        "|host organization|from"
        "|អង្គការ|ឈ្មោះអង្គការ|អង្គភាព|ស្ថាប័ន|ឈ្មោះស្ថាប័ន|មកពីអង្គការ|មកពីស្ថាប័ន|អង្គការ-ស្ថាប័ន|សមាគម"
        "|អង្គការ ស្ថាប័ន|ស្ថាប័ន-អង្គការ|កន្លែងធ្វើការ|កន្លែងបម្រើការ|ទីកន្លែងធ្វើការ|កន្លែងការងារ|មកពី"
        "|ឈ្មោះអង្គភាព|អង្គការដៃគូ|ដៃគូ|អង្គការមូលដ្ឋាន|អង្គការសង្គមស៊ីវិល|អង្គការ សមាគម|អង្គការ និងសមាគម"
        "|ក្រុមហ៊ុន|អង្គការ ឬស្ថាប័ន|ស្ថាប័ន ឬអង្គការ|ឈ្មោះសមាគម|សហគមន៍",
    ),
    **_words(
        HeaderRole.LANGUAGE,
        "language|languages|preferred language|language of the app|language spoken|langue|lang"
        "|language preference|ភាសា|ភាសាដែលប្រើ|ភាសាប្រើ|ភាសាដែលចង់បាន",
    ),
    **_words(
        HeaderRole.COUNT,
        "no|no.|nr|nr.|n°|nº|#|number|s/n|sn|s.n|s.no|s no|sr|sr.|sr no|sr. no|sl|sl no|id|id no"
        "|code|n|nbr|numbers|item|row|ល.រ|ល.រ.|លរ|ល រ|លេខរៀង|ល.រ្|លេខ|លេខកូដ|ល.រ៖|លេខសម្គាល់",
    ),
    **_words(
        HeaderRole.OTHER,
        "sex|gender|m/f|f/m|phone|phones|tel|tel.|telephone|telephone number|phone number|mobile"
        "|mobile number|mobile phone|contact|contacts|contact number|contact no|contact no."
        "|phone no|phone no.|tel no|tel no.|cell|cell phone|whatsapp|telegram|facebook|fb|email"
        "|e-mail|email address|e-mail address|mail|position|positions|job|job title|title|role"
        "|function|occupation|age|date of birth|dob|birthday|birth date|year of birth|province"
        "|district|commune|village|address|location|city|country|region|signature|signatures|sign"
        "|thumbprint|remark|remarks|note|notes|other|others|comment|comments|date|day|days|status"
        "|day 1|day 2|day 3|day 4|day 5|am|pm|morning|afternoon|education|nationality|ethnicity"
        "|id card|id number|passport|male|female|m|f|total|disability|acronym|abbreviation|nickname"
        "|nick name|alias|target area|department|present|attendance|téléphone|sexe|fonction|poste"
        "|âge|courriel|tél|tél.|ville|adresse|remarques|remarque|observations|observation"
        "|émargement|taille|régime|civilité|date de naissance|genre|quartier"
        "|bank account|vehicle|dietary|diet|t-shirt size|size|village name|commune name|joined"
        "|province name|district name|father's name|mother's name|emergency contact|link|photo"
        "|ភេទ|តួនាទី|មុខងារ|មុខតំណែង|លេខទូរស័ព្ទ|លេខទូរសព្ទ|ទូរស័ព្ទ|ទូរសព្ទ|ទំនាក់ទំនង|អ៊ីមែល|អ៊ីម៉ែល|ហត្ថលេខា"
        "|ខេត្ត|ស្រុក|ឃុំ|ភូមិ|សង្កាត់|ខណ្ឌ|អាយុ|ថ្ងៃខែឆ្នាំកំណើត|ថ្ងៃកំណើត|ផ្សេងៗ|សម្គាល់|កំណត់សម្គាល់|អាសយដ្ឋាន"
        "|ស្នាមមេដៃ|ស្នាមម្រាមដៃ|វត្តមាន|កាលបរិច្ឆេទ|ថ្ងៃខែ|ព្រឹក|រសៀល|ថ្ងៃទី១|ថ្ងៃទី២|ថ្ងៃទី៣|ថ្ងៃទី៤|ថ្ងៃទី៥|ប្រុស|ស្រី"
        "|សញ្ជាតិ|មុខរបរ|សរុប|លេខអត្តសញ្ញាណប័ណ្ណ|ខេត្ត-ក្រុង|កម្រិតវប្បធម៌|ទីកន្លែង|រូបថត",
    ),
}
_SCRIPTS: Final[Mapping[str, str]] = {
    header_key(name): script
    for script, names in {
        "km": "khmer|in khmer|kh|km|khmer name|khmer script|name in khmer|khmer names"
        "|ខ្មែរ|ជាភាសាខ្មែរ"
        "|ជាអក្សរខ្មែរ|អក្សរខ្មែរ|ភាសាខ្មែរ|ឈ្មោះខ្មែរ|ឈ្មោះជាភាសាខ្មែរ|ឈ្មោះជាអក្សរខ្មែរ|full name khmer",
        "en": "english|in english|en|eng|latin|in latin|latin name|english name|roman|romanized"
        "|latin script"
        "|latin letters|name in english|name in latin|in latin letters|capital letters"
        "|block letters|in capital letters|អង់គ្លេស|ជាអង់គ្លេស"
        "|ជាភាសាអង់គ្លេស|ភាសាអង់គ្លេស|ឡាតាំង|ជាអក្សរឡាតាំង|អក្សរឡាតាំង"
        "|ជាឡាតាំង|ឈ្មោះឡាតាំង|ឈ្មោះអង់គ្លេស|ឈ្មោះជាអក្សរឡាតាំង|ឈ្មោះជាភាសាអង់គ្លេស|ឈ្មោះជាអង់គ្លេស"
        "|ឈ្មោះជាឡាតាំង|អក្សរអង់គ្លេស|ជាអក្សរអង់គ្លេស",
    }.items()
    for name in names.split("|")
}
_PERSON: Final = (
    r"(?:(?:the )?(?:participants?|trainees?|leaders?|members?|attendees?|persons?|people|staff"
    r"|learners?|students?|delegates?|candidates?|beneficiar(?:y|ies)|representatives?"
    r"|trainers?|youths?|volunteers?|focal persons?)(?:'s|’s|'|’|s'|s’)?)"
)
_BODY: Final = (
    r"(?:(?:the |your |partner |local |host |home )?(?:organi[sz]ations?|org\.?s?|ngos?|csos?|cbos?"
    r"|institut(?:ion|e)s?|agenc(?:y|ies)|compan(?:y|ies)|associations?|workplaces?|employers?"
    r"|partners?|entit(?:y|ies))(?:'s|’s)?)"
)
_PATTERNS: Final = (
    (re.compile(rf"(?:full )?names? of {_PERSON}"), HeaderRole.NAME),
    (re.compile(rf"{_PERSON} (?:full )?names?"), HeaderRole.NAME),
    (re.compile(rf"{_PERSON} (?:surname|last name|family name)"), HeaderRole.SURNAME),
    (re.compile(rf"{_PERSON} (?:given|first) names?"), HeaderRole.GIVEN),
    (re.compile(r"(?:what(?:'s|’s| is) )?your (?:full )?name ?\??"), HeaderRole.NAME),
    (re.compile(r"(?:តើ)?(?:អ្នក|លោកអ្នក|បងប្អូន)?(?:មាន)?ឈ្មោះអ្វី ?\??"), HeaderRole.NAME),
    (
        re.compile(rf"(?:which|what) (?:is )?(?:the )?(?:name of )?{_BODY}[^/;]*\?"),
        HeaderRole.ORGANIZATION,
    ),
    (re.compile(rf"(?:which|what) {_BODY}"), HeaderRole.ORGANIZATION),
    (re.compile(r"តើ[^/;]*(?:អង្គការ|ស្ថាប័ន)(?:ណា|អ្វី)[^/;]*"), HeaderRole.ORGANIZATION),
    (re.compile(rf"(?:full )?names? of {_BODY}"), HeaderRole.ORGANIZATION),
    (re.compile(rf"(?:{_PERSON} )?{_BODY}(?: (?:full )?names?)?"), HeaderRole.ORGANIZATION),
    (re.compile(rf"{_BODY}(?: ?(?:and|or|,|&) ?{_BODY})+"), HeaderRole.ORGANIZATION),
    (re.compile(r"(?:day|date|session|d|week) ?\d+"), HeaderRole.OTHER),
    (re.compile(r"ថ្ងៃទី ?[0-9០-៩]+"), HeaderRole.OTHER),
    (re.compile(r"(?:លេខ)?ទូរ(?:ស័ព្ទ|សព្ទ).*"), HeaderRole.OTHER),
    (re.compile(r"ហត្ថលេខា.*"), HeaderRole.OTHER),
)
_NEAR: Final = 0.8
_PARTS: Final = re.compile(r"\s*(?:[/|\n;,()\[\]៖:]|\s[-–—]\s|\band\b|\bor\b|&|\s(?:និង|ឬ)\s)\s*")
_SCRIPT_CHANGES: Final = re.compile(
    r"(?<=[\u1780-\u17ff.])\s+(?=[A-Za-z])|(?<=[a-z.])\s+(?=[\u1780-\u17ff])"
)
_QUALIFIED: Final = re.compile(
    r"(?P<role>.+?) ?(?P<script>(?:in |as )?(?:khmer|english|latin)(?: letters| script)?"
    r"|ជា(?:ភាសា|អក្សរ)?(?:ខ្មែរ|អង់គ្លេស|ឡាតាំង)|(?:ភាសា|អក្សរ)?(?:ខ្មែរ|អង់គ្លេស|ឡាតាំង))"
)
_BEFORE: Final = re.compile(r"(?P<script>khmer|english|latin) (?P<role>.+)")


@lru_cache(maxsize=2_000)
def header_of(cell: str) -> Header | None:
    """Return what a header means, or None if it is not known."""
    key = header_key(cell)
    if not key or len(key) > 80:  # noqa: PLR2004 - a text, not a header
        return None
    return _whole(key) or _of_parts(cell)


def names_scripts(cell: str) -> str:
    """Return "km" or "en" for a header that says only the script of the names below it."""
    return _SCRIPTS.get(header_key(cell), "")


def header_fits(row: Sequence[str]) -> int:
    """Return how many cells of a row name a column, to find the separator of cells."""
    return sum(1 for cell in row if header_of(cell) is not None)


@lru_cache(maxsize=2_000)
def near_headers(key: str) -> tuple[str, ...]:
    """Return the known headers that a misspelt one is close to, the closest first."""
    return tuple(get_close_matches(key, _KNOWN, n=3, cutoff=_NEAR))


def header_spellings(*, besides: frozenset[HeaderRole]) -> dict[str, HeaderRole]:
    """Return the known headers of what is read, without those of some roles."""
    read = NAMES | {HeaderRole.ORGANIZATION, HeaderRole.LANGUAGE}
    return {
        key: role
        for key, role in _KNOWN.items()
        if role in read and role not in besides and len(key) > 2  # noqa: PLR2004 - too short to guess
    }


def _whole(key: str) -> Header | None:
    role = _role(key)
    if role is not None:
        return Header(role=role)
    for pattern in (_QUALIFIED, _BEFORE):
        found = pattern.fullmatch(key)
        script = _SCRIPTS.get(found["script"], "") if found else ""
        role = _role(found["role"].strip()) if found else None
        if found and script and role in NAMES | {HeaderRole.ORGANIZATION}:
            return Header(role=role, script=script)
    script = _SCRIPTS.get(key, "")
    return (
        Header(role=HeaderRole.NAME, script=script)
        if script and "nam" in key + "ឈ្មោះ" * ("ឈ្មោះ" in key)
        else None
    )


def _role(key: str) -> HeaderRole | None:
    key = key.strip(" .:*")
    known = _KNOWN.get(key)
    if known is not None:
        return known
    return next((role for pattern, role in _PATTERNS if pattern.fullmatch(key)), None)


def _of_parts(cell: str) -> Header | None:
    """Return the meaning of a header with several parts, such as both languages."""
    cut = (part for line in _PARTS.split(cell) for part in _SCRIPT_CHANGES.split(line))
    keys = [key for part in cut if (key := header_key(part))]
    if len(keys) < 2:  # noqa: PLR2004 - one part is the whole header
        return None
    found = [header for key in keys if (header := _whole(key)) is not None]
    script = next((_SCRIPTS[key] for key in keys if key in _SCRIPTS), "")
    roles = {each.role for each in found}
    yes_or_no = roles == {HeaderRole.COUNT} and len(found) < len(keys)
    if not roles or yes_or_no:  # a column that is not told must surely hold numbers alone
        return None
    if roles <= NAMES:
        role = next(iter(roles)) if len(roles) == 1 else HeaderRole.NAME
        return Header(role=role, script=script or next((e.script for e in found if e.script), ""))
    if len(roles) == 1:
        return found[0]
    read = roles - {HeaderRole.OTHER, HeaderRole.COUNT}
    if not read:
        return Header(role=HeaderRole.OTHER)
    role = min(read, key=list(HeaderRole).index)
    return Header(role=role, with_other=True)
