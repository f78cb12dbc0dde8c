"""Tells by its words whether a text reads like a body, a function, a remark, a place or a person.

Each only says what a text reads like. Who reads a list takes it as a reason to ask, not to change
anything.
"""

import re
from collections.abc import Callable
from enum import StrEnum

from bot.documents.grid import header_key


def _each(written: str, between: str = " ") -> frozenset[str]:
    return frozenset(written.split(between))


_BODIES = re.compile(
    r"\b(?:organi[sz]ations?|associations?|foundation|ngos?|csos?|cbos?|network|coalition|federation"
    r"|community|house|home|cent(?:re|er)|group|team|school|office|department|club|committee|union"
    r"|aid|relief|shelter|women|children|youth|farmers|fishers|families|development|project"
    r"|program(?:me)?|rights|justice|church|pagoda|clinic|hospital|company|ltd|international"
    r"|cambodian?|kampuchea|agency|institute|institution|ministry|partnership|forum|initiative"
    r"|collectif|foyer|maison|centre|droits|soci[ée]t[ée]|province|district|commune|village"
    r"|waiting|list|participants?|trainees?|trainers?|facilitators?|guests?|observers?)\b"
    r"|(?<![\u1780-\u17d3])(?:អង្គការ|សមាគម|មជ្ឈមណ្ឌល|មូលនិធិ|បណ្តាញ|បណ្ដាញ|សហគមន៍|សហព័ន្ធ|ក្រុម|សាលា|គម្រោង"
    r"|ការិយាល័យ|មន្ទីរ|ស្ថាប័ន|វិទ្យាស្ថាន|ក្រុមហ៊ុន|ផ្ទះ|ខេត្ត|ស្រុក|ឃុំ|ភូមិ(?!ន)|រាជធានី|ក្រសួង)",
    re.IGNORECASE,
)
_FUNCTION = (
    r"(?:ed|ded|ceo|director|manager|coordinator|officer|assistant|accountant|cashier|secretary|treasurer"
    r"|driver|teacher|pastor|volunteer|intern|student|consultant|advis[eo]r|supervisor|specialist"
    r"|nurse|midwife|president|chair(?:person|man|woman)?|founder|leader|chief|head|member|staff"
    r"|worker|governor|paralegal|lawyer|guard|cook|cleaner|interpreter|translator|facilitator|trainer"
    r"|finance|admin(?:istration)?|m ?& ?e|meal|hr|it|focal (?:point|person)|representative"
    r"|directrice|directeur|coordinat(?:rice|eur)|[ée]ducat(?:rice|eur)|animat(?:rice|eur)"
    r"|b[ée]n[ée]vole|comptable|juriste|stagiaire|charg[ée]e? de [^\W\d_]+)"
)
_FUNCTION_KM = (
    r"(?:នាយក|នាយិកា|ប្រធាន|អនុប្រធាន|មន្ត្រី|បុគ្គលិក|គណនេយ្យ|លេខា|បេឡា|ហេរញ្ញិក|ហិរញ្ញិក|ស្ម័គ្រចិត្ត|អ្នកស្ម័គ្រចិត្ត"
    r"|អ្នកបើកបរ|អ្នកសម្របសម្រួល|សមាជិក|គ្រូ|លោកគ្រូ|អ្នកគ្រូ|មេភូមិ|មេឃុំ|ទីប្រឹក្សា|អ្នកគ្រប់គ្រង)"
)
_QUALIFIED = rf"(?:(?!of\b|at\b)[^\W\d_]+[ /-](?:& |and )?){{0,3}}{_FUNCTION}"
_ONLY_FUNCTION = re.compile(
    rf"{_QUALIFIED}(?: (?:of|at|from|for|in) .*|\s*[,/(].*|\s+[–-]\s.*)?"
    rf"|{_FUNCTION_KM}[\u1780-\u17d3]{{0,24}}",
    re.IGNORECASE | re.DOTALL,
)
_SAYS_FUNCTION = re.compile(
    r"(?:function|position|role|job(?: title)?|title|fonction|poste|តួនាទី|មុខងារ)\s*[:៖=]\s*",
    re.IGNORECASE,
)
_FUNCTION_AT = re.compile(rf"{_QUALIFIED} (?:of|at|from|for) (?:the )?(?P<body>.+)", re.IGNORECASE)
_PART = re.compile(
    r"(?:(?:executive|management|governing|advisory|steering) )?(?:committee(?:$|, )"
    r"|board(?: members)?(?: of directors)?(?:$|(?:,| of| at| from) (?:the )?))"
    r"|(?:finance|admin(?:istration)?|programs?|programmes?|operations?|projects?|hr|m ?& ?e"
    r"|human resources|communications?|logistics|research|training|education|fundraising)"
    r"(?: (?:and|&) [a-z]+| department| unit| team| section)*(?:$|(?:,| of| at| from) (?:the )?)",
    re.IGNORECASE,
)
_PLACE_AND_DATE = re.compile(
    r"[^\W\d_][^,;:0-9]{1,30},\s*(?:the |le |on )?[0-9]{1,2}(?:st|nd|rd|th)?[ ./-]+(?:of )?"
    r"(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.?|[0-9]{1,2})"
    r"[ ,./-]+[0-9]{2,4}\.?"
    r"|[^\W\d_][^,;:0-9]{1,30},\s*(?:on )?"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.? [0-9]{1,2},? [0-9]{4}\.?",
    re.IGNORECASE,
)
_FUNCTION_BEHIND = re.compile(rf".*\s*[,/(]\s*{_QUALIFIED}\s*\)?", re.IGNORECASE | re.DOTALL)
_REFUSAL_KM = (
    r"(?:មិន|អត់)(?:ទាន់)?(?:អាច|បាន)?(?:មក|ទៅ|ចូលរួម|ចូល)|មិនអាច|អវត្តមាន|ខកខាន|ជាប់រវល់"
    r"|សុំច្បាប់|បោះបង់|ជំនួសដោយ|លុបចេញ"
)
"""Says in Khmer that somebody does not come; no sign need stand between it and the name."""
_REMARKS = (
    r"absent|present|vegetarian|vegan|halal|confirmed|unconfirmed|tbc|tba|pending|cancel?led"
    r"|new|old|late|maybe|sick|on leave|ok|yes|no|none|test|testing|same|idem|unknown|done|paid"
    r"|arrived|registered|invited|waiting(?: list)?|reserve|stand-?by|self|myself|individual"
    r"|freelancer?|independent|nobody|opening(?: only)?|v[ée]g[ée]tarien(?:ne)?|à confirmer"
    r"|absente?|others?|autres?"
    r"|ផ្សេងៗ|មកយឺត|អវត្តមាន|វត្តមាន|ឈឺ|ថ្មី|ចាស់|បួស|បាន|មិនមក|សុំច្បាប់|មិនទាន់ច្បាស់|បម្រុង"
)
_REMARK = re.compile(
    rf"(?i:{_REMARKS})(?:\s*[,;.!(].*)?|(?:{_REFUSAL_KM}).*"
    r"|(?i:not|cannot|can't|won't|will|only|comes?|coming|came|arriv\w+|bring\w+|need\w*|has|have|is"
    r"|i am|i'm|from|until|after|before|also|please|pls|see|ask|call|with|without|no|instead"
    r"|replac\w+|moved|left|stays?|leaves?|same|room|bed|nobody|the)\s+[a-z0-9+(].*",
    re.DOTALL,
)
"""A sentence goes on with a small letter, unlike the name of an organization."""
_REMARK_BEHIND = re.compile(
    rf".*\S\s*(?:\s[-–—]|[,(;])\s*(?:{_REMARKS}|not \w+.*"
    r"|(?:only|from day|until|till|since) .*)\s*\)?[.!]*",
    re.IGNORECASE | re.DOTALL,
)
_DOUBTFUL = re.compile(
    r"\b(?:not|cannot|can't|won't|cancel\w*|only|instead|replaced|waiting|reserve|stand-?by|absent"
    r"|duplicate|twice|test|opening|guest|observer|speaker|maybe|unsure|à confirmer|tbc|unconfirmed"
    r"|regret\w*|declin\w+|refus\w+|no (?:reply|response|answer)|drop\w*"
    r"|(?:interpreter|translator|driver|companion|assistant) (?:of|for|to)"
    r"|annul\w+|attente|désist\w*|excus\w+)\b"
    rf"|\?|{_REFUSAL_KM}|ជំនួស|បម្រុង|មិនទាន់|ភ្ញៀវ|ស្ទួន",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:waiting|reserves?|stand-?by|trainers?|facilitators?|guests?|observers?|speakers?"
    r"|organi[sz]ers?|resource (?:person|people)|drivers?|interpreters?|translators?|donors?"
    r"|visitors?|authorit(?:y|ies)|absent|cancel\w*"
    r"|not (?:coming|confirmed|sure)|attente|formateurs?)\b"
    rf"|បម្រុង|រង់ចាំ|គ្រូបង្គោល|គ្រូឧទ្ទេស|ភ្ញៀវ|{_REFUSAL_KM}",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?s?|day ?\d+|week ?\d+|morning|afternoon"
    r"|(?:ថ្ងៃ)?(?:ចន្ទ|អង្គារ|ពុធ|ព្រហស្បតិ៍|សុក្រ|សៅរ៍|អាទិត្យ)|ថ្ងៃទី.*|\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?"
    r"|\d{4}-\d\d-\d\d.*",
    re.IGNORECASE,
)
_SEX = re.compile(
    r"[mf]|male|female|man|woman|boy|girl|mr|mrs|ms|miss|mme|mlle|ប្រុស|ស្រី|ប|ស|លោក|លោកស្រី|កញ្ញា|អ្នកស្រី",
    re.IGNORECASE,
)
_SIZE = re.compile(
    r"(?i:x{0,3}[sl]|[sml])|[a-z0-9]+(?:_[a-z0-9]+)+|[^\w\s]+|[0-9០-៩\s.,/+()-]+|.*@.*|[0-9០-៩]+\s*(?:y\w*|ឆ្នាំ)"
    r"|[0-9]+\s+[a-z].*|.*[\u20d0-\u20ff\u2190-\u2bff\U0001f300-\U0001faff].*",
    re.DOTALL,
)
_PROVINCES = _each(
    "banteay meanchey|battambang|kampong cham|kampong chhnang|kampong speu|kampong thom|kampot"
    "|kandal|kep|koh kong|kratie|kratié|mondulkiri|oddar meanchey|otdar meanchey|pailin|phnom penh"
    "|preah sihanouk|sihanoukville|preah vihear|prey veng|pursat|ratanakiri|rattanakiri|siem reap"
    "|stung treng|svay rieng|takeo|takéo|tboung khmum|tbong khmum|poipet|cambodia"
    "|បន្ទាយមានជ័យ|បាត់ដំបង|កំពង់ចាម|កំពង់ឆ្នាំង|កំពង់ស្ពឺ|កំពង់ធំ|កំពត|កណ្តាល|កណ្ដាល|កែប|កោះកុង|ក្រចេះ"
    "|មណ្ឌលគិរី|ឧត្តរមានជ័យ|ប៉ៃលិន|ភ្នំពេញ|ព្រះសីហនុ|ព្រះវិហារ|ព្រៃវែង|ពោធិ៍សាត់|រតនគិរី|សៀមរាប|ស្ទឹងត្រែង"
    "|ស្វាយរៀង|តាកែវ|ត្បូងឃ្មុំ",
    "|",
)
_PLACE = re.compile(
    r".* (?:province|district|commune)"
    r"|(?:ខេត្ត|ស្រុក|ឃុំ|ភូមិ|រាជធានី|ក្រុង|សង្កាត់|ខណ្ឌ)\s*[\u1780-\u17d3]+(?:\s+.*)?",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:the|of|from|with|and|for|will|please|pls|thanks?|our|are|has|have|this|that|list|total"
    r"|names?|phone|tel|email|room|lunch|coffee|nobody|everybody|someone|absent|vegetarian|confirmed"
    r"|cancel?led|replaced|instead|tbc|tba|test|notes?|meeting|nominates?|sends?|remarks?|signature|prepared|approved|contact"
    r"|host|iphone|ipad|galaxy|samsung|android|oppo|zoom|huawei|xiaomi|redmi|laptop|tablet|desktop"
    r"|macbook|note ?taker|recorders?|recording|copilot"
    r"|forwarded|message|participants?|sent|dear|regards|hello|bring\w*|com(?:es?|ing)|arriv\w+"
    rf"|{_FUNCTION})\b"
    rf"|(?<![\u1780-\u17d3]){_FUNCTION_KM}(?![\u17b6-\u17d3])|{_REFUSAL_KM}|(?<=\S )bot\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_SMALL_WORDS = _each("of for the and in to de des du la les et")
_FAMILIES = _each(
    "an bin bith bo boeung bou bun buon buth chab chak chan chang chann chap chau chea cheam "
    "cheang chek cheng chet chey chhan chhay chhea chheang chheng chhim chhin chhit chhoeun "
    "chhoeung chhorn chhoun chhun chhuon chim chin choeun chorn chou choub choun chum chuon dam "
    "danh deth dim din dok doung duch dul duong dy eam eang ear ek em eng er hak ham hang heang "
    "hem heng hin hing ho hok hong hor horn hou hour hout hul hun huot huy iem ieng im in ing "
    "ith kan kang kao keat kem keng keo kert khan khat kheang khem kheng khiev khim khom khoun "
    "khun khuon khut kim kin kol kong korn koy kry kuch kul kung kuoch kuon kuoy kuy lach lam "
    "lao lay leang leng lim loek loeung lok long lor lorn lun ly ma mak man mao math mean meas "
    "mech men meng mey mil min moeun mok mom mon monn moth muong muth na neak nem ngeth "
    "ngin ngoun ngov nguon nhean nhek nhel nhem nhim nhor nim nong nop nou noun nov nuon nut ny "
    "oeun oeur ol om on orn ou ouch ouk oum ow pan pang pao peang pech pen peng penh peou phal "
    "phan phat phay phem pheng phin pho phok phon phorn phoung phun phuong pich pin ping ply po "
    "pok pol pou pov prach prak preap prom prum puth puy rath ren reth rin rith roeun ros roth "
    "rous run ry sam samreth san sang sao saom sar sat say seang sek sem sen seng seth "
    "sim sin sing sith siv so soeun soeung sok som son song sor sorn soth sou soun sous "
    "srey srun sun sung suon suos suy ta tak tan tang tann tea teav tek tem teng tep thach than "
    "thay theng thol thon thong thorn thou tieng tim tin tith toch touch toun tum tuy ty uch uk "
    "um un ung uong uy va van vann var vat ven veng vin von vong vorn vuth yan yang yean yem "
    "yen yi yim yin yoeun yong yorn yos you yun yuth"
)
"""The names of Khmer families in Latin letters."""


class Likeness(StrEnum):
    """What the organization of somebody reads like instead."""

    FUNCTION = "function"
    REMARK = "remark"
    PLACE = "place"
    DAY = "day"
    SEX = "sex"
    SIGNS = "signs"


def has_body_word(text: str) -> bool:
    """Tell whether a text has a word that names of organizations have, and names of people not."""
    return bool(_BODIES.search(text))


def holds_no_name(text: str) -> bool:
    """Tell whether a text has a word of a sentence or a function, which no name has."""
    return bool(_NO_NAME.search(text))


def is_doubtful(remark: str) -> bool:
    """Tell whether a remark about somebody may mean that they do not come."""
    return bool(_DOUBTFUL.search(remark))


def is_function(text: str) -> bool:
    """Tell whether a text is what somebody does, perhaps with where, and ends in no body."""
    plain = text.strip()
    return bool(_SAYS_FUNCTION.match(plain) or _ONLY_FUNCTION.fullmatch(plain))


def works_at(text: str) -> str:
    """Return where somebody works, out of what they do there: "director of Lotus House".

    A part of a body, as in "member of board", is none.
    """
    found = _FUNCTION_AT.fullmatch(text.strip())
    body = found["body"].strip(" )") if found else ""
    body = _PART.sub("", body)
    return body if body[:1].isalnum() else ""


def is_place_and_date(text: str) -> bool:
    """Tell whether a line says where and when a letter was written."""
    place = text.split(",", maxsplit=1)[0].strip()
    return bool(_PLACE_AND_DATE.fullmatch(text.strip())) and (
        _is_place(place) or not reads_like_person(place)
    )


def initials_of(name: str) -> frozenset[str]:
    """Return the initials of a name of several words, "lh" for "Lotus House".

    Small words, and what stands in brackets, may have no letter of their own.
    """
    words = [each for each in re.split(r"\W+", _IN_BRACKETS.sub("", name).casefold()) if each]
    some = [each for each in words if each not in _SMALL_WORDS]
    return frozenset("".join(each[0] for each in said) for said in (words, some) if len(said) > 1)


def stands_aside(heading: str) -> bool:
    """Tell whether people below a heading are no participants, or may not come."""
    return bool(_ASIDE.search(heading))


def likeness(organization: str) -> Likeness | None:
    """Return what an organization reads like, if it reads like anything else."""
    text = organization.strip()
    return next((each for each, is_like in _LIKE if is_like(text)), None)


def _is_place(text: str) -> bool:
    return header_key(text) in _PROVINCES or bool(_PLACE.fullmatch(text))


def _is_remark(text: str) -> bool:
    return bool(_REMARK.fullmatch(text) or _REMARK_BEHIND.fullmatch(text))


def _is_work(text: str) -> bool:
    return is_function(text) or bool(_FUNCTION_BEHIND.fullmatch(text))


_LIKE: tuple[tuple[Likeness, Callable[[str], object]], ...] = (
    (Likeness.SEX, _SEX.fullmatch),
    (Likeness.SIGNS, lambda text: len(text) == 1 or _SIZE.fullmatch(text)),
    (Likeness.DAY, _DAY.fullmatch),
    (Likeness.PLACE, _is_place),
    (Likeness.REMARK, _is_remark),
    (Likeness.FUNCTION, _is_work),
)


def reads_like_person(text: str) -> bool:
    """Tell whether a text is two or three words, one of which is the name of a Khmer family."""
    words = text.split()
    if len(words) not in {2, 3} or has_body_word(text) or not all(map(_is_word, words)):
        return False
    return words[0].casefold() in _FAMILIES or words[-1].casefold() in _FAMILIES


def _is_word(word: str) -> bool:
    return word.replace("-", "").replace("'", "").isalpha()
