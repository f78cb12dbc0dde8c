"""The words of the pictures of the shipped course, each as its lesson says it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a picture: its badge (a number, an icon or an age), its words, how it looks."""

    head: str
    detail: str = ""
    note: str = ""
    badge: str = ""
    look: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All that it says."""
        return tuple(each for each in (self.head, self.detail, self.note) if each)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a picture in one language; `join` is what stands between its rows."""

    title: str
    rows: Sequence[Row]
    close: str
    join: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """All that it says."""
        return (self.title, *(said for row in self.rows for said in row.words), self.close)


def _steps(pairs: Mapping[str, str], *, badge: str = "number", strong: int = -1) -> tuple[Row, ...]:
    return tuple(
        Row(head=head, detail=detail, badge=badge, look="strong" if n == strong else "")
        for n, (head, detail) in enumerate(pairs.items())
    )


def _with_icons(pairs: Mapping[str, str]) -> tuple[Row, ...]:
    icons = ("shield", "lock", "person", "equal")
    return tuple(
        Row(head=head, detail=detail, badge=icon)
        for icon, (head, detail) in zip(icons, pairs.items(), strict=True)
    )


def _ages(*heads: str) -> tuple[Row, ...]:
    return tuple(Row(head=h, badge=age) for h, age in zip(heads, ("12", "15", "18"), strict=True))


def _gates(*heads: str) -> tuple[Row, ...]:
    return tuple(Row(head=head) for head in heads)


ACT_MEANS_PURPOSE: Final = {
    "en": Words(
        title="Trafficking: an act, a means and a purpose",
        join="plus",
        rows=(
            Row(head="act", detail="recruit, move or receive a person"),
            Row(
                head="means",
                detail="force, fraud, deception, abuse of vulnerability,"
                " payment to a person in control",
                note="Under 18, no means is needed",
                look="open",
            ),
            Row(head="purpose", detail="exploitation"),
        ),
        close='Where a listed means was used, an earlier "yes" does not count',
    ),
    "km": Words(
        title="ការជួញដូរមនុស្ស៖ អំពើ មធ្យោបាយ និងគោលបំណង",
        join="plus",
        rows=(
            Row(head="អំពើ", detail="ជ្រើសរើស ដឹកជញ្ជូន ឬទទួលយកមនុស្ស"),
            Row(
                head="មធ្យោបាយ",
                detail="កម្លាំង ការក្លែងបន្លំ ការបោកបញ្ឆោត ការឆ្លៀតឱកាសពីភាពងាយរងគ្រោះ"
                " ការឱ្យប្រាក់ដល់អ្នកដែលមានអំណាចលើជនរងគ្រោះ",
                note="បើអាយុក្រោម 18 ឆ្នាំ មិនបាច់មានមធ្យោបាយទេ",
                look="open",
            ),
            Row(head="គោលបំណង", detail="ការកេងប្រវ័ញ្ច"),
        ),
        close="បើគេប្រើមធ្យោបាយណាមួយក្នុងបញ្ជី ការ «ព្រម» ពីមុនគ្មានតម្លៃទេ",
    ),
}
AGES: Final = {
    "en": Words(
        title="The 1997 Labour Law",
        rows=_ages(
            "Light work may be allowed from 12 to 15",
            "General minimum age",
            "Hazardous work is set at 18, with an exception from 16 by permission",
        ),
        close="When you quote the law, quote it from its Khmer text",
    ),
    "km": Words(
        title="ច្បាប់ស្តីពីការងារ ឆ្នាំ 1997",
        rows=_ages(
            "ការងារស្រាលអាចអនុញ្ញាតពីអាយុ 12 ដល់ 15 ឆ្នាំ",
            "អាយុអប្បបរមាទូទៅ",
            "ការងារគ្រោះថ្នាក់ តម្រូវអាយុ 18 ឆ្នាំ ដោយមានករណីលើកលែងពីអាយុ 16 ឆ្នាំ បើមានការអនុញ្ញាត",
        ),
        close="ពេលដកស្រង់ច្បាប់ សូមដកស្រង់ពីអត្ថបទខ្មែរ",
    ),
}
WHO_DOES_WHAT: Final = {
    "en": Words(
        title="Who does what",
        join="space",
        rows=(
            Row(head="NCCT", detail="coordinates ministries and provinces"),
            Row(head="MoSVY (social affairs)", detail="leads the care of victims"),
            Row(
                head="MoWA (women's affairs)",
                detail="has referral guidelines on gender-based violence",
            ),
            Row(
                head="CCWC, in each commune",
                detail="links people to health, school and social services near home",
                look="strong",
            ),
        ),
        close="A 2016 study in 32 communes found unclear roles, and little training and money:"
        " ask what yours needs",
    ),
    "km": Words(
        title="អ្នកណាធ្វើអ្វី",
        join="space",
        rows=(
            Row(head="គ.ជ.ប.ជ. (NCCT)", detail="សម្របសម្រួលក្រសួង និងខេត្ត"),
            Row(head="ក្រសួងសង្គមកិច្ច", detail="ដឹកនាំការថែទាំជនរងគ្រោះ"),
            Row(
                head="ក្រសួងកិច្ចការនារី",
                detail="មានគោលការណ៍ណែនាំអំពីការបញ្ជូន ក្នុងករណីអំពើហិង្សាផ្អែកលើយេនឌ័រ",
            ),
            Row(
                head="CCWC នៅតាមឃុំ សង្កាត់",
                detail="ភ្ជាប់មនុស្សទៅសេវាសុខភាព សាលារៀន និងសេវាសង្គមជិតផ្ទះ",
                look="strong",
            ),
        ),
        close="តួនាទីមិនទាន់ច្បាស់ ហើយការបណ្តុះបណ្តាល និងថវិកានៅតិច៖ សូមសួរថា CCWC របស់លោកអ្នកត្រូវការអ្វី",
    ),
}
EQUITY_CARD: Final = {
    "en": Words(
        title="The social-protection ladder",
        join="arrow",
        rows=(
            Row(
                head="Equity card (IDPoor)",
                detail="opens the other doors",
                note="Missed the round? Ask the commune or sangkat hall",
                badge="number",
                look="strong",
            ),
            Row(
                head="Health Equity Fund", detail="public health care without fees", badge="number"
            ),
            Row(
                head="Family Package", detail="cash and scholarships", badge="number", look="apart"
            ),
            Row(head="NSSF", detail="social insurance for workers", badge="number", look="apart"),
        ),
        close="Confirm amounts and conditions locally",
    ),
    "km": Words(
        title="ជណ្តើរគាំពារសង្គម",
        join="arrow",
        rows=(
            Row(
                head="ប័ណ្ណសមធម៌",
                detail="នាំទៅរកសេវាផ្សេងទៀត",
                note="ខកខានជុំមុន? សូមសួរនៅសាលាឃុំ សង្កាត់",
                badge="number",
                look="strong",
            ),
            Row(
                head="មូលនិធិសមធម៌",
                detail="ព្យាបាលនៅមូលដ្ឋានសុខាភិបាលរដ្ឋដោយមិនបង់ថ្លៃ",
                badge="number",
            ),
            Row(head="កញ្ចប់គ្រួសារ", detail="សាច់ប្រាក់ និងអាហារូបករណ៍", badge="number", look="apart"),
            Row(head="ប.ស.ស.", detail="ធានារ៉ាប់រងសង្គមសម្រាប់កម្មករ", badge="number", look="apart"),
        ),
        close="សូមផ្ទៀងផ្ទាត់ទឹកប្រាក់ និងលក្ខខណ្ឌនៅមូលដ្ឋាន",
    ),
}
GATES: Final = {
    "en": Words(
        title="The road seen from the survivor's side",
        rows=_gates(
            "knowing it exists",
            "daring to ask",
            "being believed",
            "having documents",
            "paying for the bus",
            "losing a day's wage",
            "telling it all again",
            "facing the neighbours",
        ),
        close="Which gate can your organization open this month?",
    ),
    "km": Words(
        title="ដំណើររកជំនួយ តាមក្រសែភ្នែកជនរងគ្រោះ",
        rows=_gates(
            "ដឹងថាមានជំនួយ",
            "ហ៊ានសុំ",
            "មានគេជឿ",
            "មានឯកសារ",
            "មានថ្លៃឡាន",
            "សុខចិត្តខាតប្រាក់ឈ្នួលមួយថ្ងៃ",
            "រៀបរាប់រឿងម្តងទៀត",
            "ទ្រាំនឹងក្រសែភ្នែកអ្នកជិតខាង",
        ),
        close="តើអង្គការរបស់លោកអ្នកអាចបើកទ្វារណាក្នុងខែនេះ?",
    ),
}
HABITS: Final = {
    "en": Words(
        title="Four habits that put the person first",
        rows=_with_icons(
            {
                "Safety": "no step that raises the risk today",
                "Confidentiality": "explain its limits before you listen",
                "Respect": "the person decides pace, services and words",
                "No discrimination": "the same care for all",
            }
        ),
        join="space",
        close="For a child, add best interests and the services in charge",
    ),
    "km": Words(
        title="ទម្លាប់បួនយ៉ាង ដែលយកជនរងគ្រោះជាស្នូល",
        rows=_with_icons(
            {
                "សុវត្ថិភាព": "កុំធ្វើអ្វីដែលបង្កើនហានិភ័យនៅថ្ងៃនេះ",
                "ភាពសម្ងាត់": "មុនស្តាប់ ពន្យល់ថាពេលណារក្សាមិនបាន",
                "ការគោរព": "ជនរងគ្រោះសម្រេចល្បឿន សេវា និងពាក្យដែលប្រើ",
                "មិនរើសអើង": "ថែទាំគ្រប់គ្នាដូចគ្នា",
            }
        ),
        join="space",
        close="ចំពោះកុមារ ត្រូវគិតដល់ឧត្តមប្រយោជន៍កុមារ និងប្រាប់អាជ្ញាធរមានសមត្ថកិច្ច",
    ),
}
SIX_STEPS: Final = {
    "en": Words(
        title="Referral in six steps",
        join="line",
        rows=_steps(
            {
                "Listen for the need named first": "not the one your project offers",
                "Check safety today": "Place, phone, people",
                "Explain each service": "what it costs, how long it takes, its risks",
                "Ask consent, service by service": "A yes or no for each service",
                "Hand over warmly, with minimum facts": "One named contact, a safe channel",
                "Follow up by the safe way agreed": "Ask whether it helped",
            },
            strong=3,
        ),
        close="Consent can be taken back at any time",
    ),
    "km": Words(
        title="ការបញ្ជូនមាន 6 ជំហាន",
        join="line",
        rows=_steps(
            {
                "ស្តាប់តម្រូវការដែលគាត់និយាយដំបូង": "មិនមែនតម្រូវការដែលគម្រោងរបស់លោកអ្នកមានជំនួយទេ",
                "ពិនិត្យសុវត្ថិភាពថ្ងៃនេះ": "ទីកន្លែង ទូរស័ព្ទ មនុស្សនៅជុំវិញ",
                "ពន្យល់សេវានីមួយៗ": "ថ្លៃប៉ុន្មាន រយៈពេលប៉ុន្មាន ហានិភ័យអ្វី",
                "សុំការយល់ព្រម ម្តងមួយសេវា": "ព្រម ឬមិនព្រម សម្រាប់សេវានីមួយៗ",
                "បញ្ជូនដោយយកចិត្តទុកដាក់ ប្រាប់តែអ្វីចាំបាច់": "អ្នកទំនាក់ទំនងម្នាក់ដែលបានកំណត់",
                "តាមដានតាមវិធីមានសុវត្ថិភាពដែលបានព្រមព្រៀង": "សួរថាតើសេវាបានជួយឬទេ",
            },
            strong=3,
        ),
        close="គាត់អាចដកការយល់ព្រមវិញ នៅពេលណាក៏បាន",
    ),
}
PICTURES: Final[Mapping[str, tuple[str, Mapping[str, Words]]]] = {
    "m4.u1.c3": ("rows.typ", ACT_MEANS_PURPOSE),
    "m4.u2.c2": ("ages.typ", AGES),
    "m4.u2.c3": ("rows.typ", WHO_DOES_WHAT),
    "m4.u2.c4": ("rows.typ", EQUITY_CARD),
    "m4.u3.c1": ("gates.typ", GATES),
    "m4.u3.c2": ("rows.typ", HABITS),
    "m4.u3.c4": ("rows.typ", SIX_STEPS),
}
"""The template and the words of each picture, by the id of its lesson."""
