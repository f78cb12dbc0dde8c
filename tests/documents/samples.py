"""Data for sample pictures. People and results are invented; the Khmer is a draft.

`python -m tests.documents.samples` draws them again into bot/documents/samples.
"""

from datetime import date
from pathlib import Path
from typing import Any

from bot.documents.certificate import certificate_png
from bot.documents.pictures import progress_card, report_picture, six_months
from bot.learning.certificate.domain import certificate_code
from bot.locale import Catalogue
from tests.documents.palette import small
from tests.documents.report_sample import picture

FOLDER = Path(__file__).parents[2] / "bot" / "documents" / "samples"
WEEKS = [
    [0, 1, 0, 0, 0],
    [0, 0, 1, 0, 1],
    [2, 2, 2, 0, 0],
    [0, 0, 0, 1, 1],
    [1, 0, 1, 0, 0],
    [0, 1, 0, 1, 0],
    [1, 0, 0, 0, 1],
    [0, 0, 1, 0, 0],
    [0, 1, 0, 0, 0],
    [1, 0, 0, 1, 0],
]


def quizzes(title: str, parts: list[str], values: list[str], legend: list[str]) -> dict[str, Any]:
    shares = [(0.8, 0.5, 0.6), (0.9, 0.6, 0.7), (0.7, None, 0.7)]
    rows = [
        {"label": label, "value": value, "share": now, "before": before, "course": course}
        for label, value, (now, before, course) in zip(parts, values, shares, strict=True)
    ]
    what = ("share", "before", "course")
    return {
        "title": title,
        "rows": rows,
        "legend": [{"what": w, "label": x} for w, x in zip(what, legend, strict=True)],
    }


def rings(title: str, labels: tuple[str, ...], lines: tuple[str, ...]) -> dict[str, Any]:
    values = (("–", None), ("87 %", 26 / 30), ("80 %", 0.8))
    return {
        "title": title,
        "rings": [
            {"label": label, "value": value, "share": share, "line": line}
            for label, line, (value, share) in zip(labels, lines, values, strict=True)
        ],
    }


CARD_EN: dict[str, Any] = {
    "language": "en",
    "head": "My results",
    "sub": "Module 4 · 31 July 2023",
    "foot": "Only you can see your quiz results.",
    "lessons": {"title": "Lessons", "line": "15 of 18 read", "done": 15, "of": 18},
    "quizzes": quizzes(
        "Quizzes",
        ["Part 1", "Part 2", "Part 3"],
        ["8 of 10", "9 of 10", "7 of 10"],
        ["best", "first time", "half of your course got at least this on the first try"],
    ),
    "kept": rings(
        "What you remember",
        ("Before", "Right after", "A month later"),
        ("not measured", "26 of 30", "24 of 30"),
    ),
    "rhythm": {
        "title": "Practice",
        "line": "13 days in 10 weeks",
        "legend": [
            {"what": "practised", "label": "practised"},
            {"what": "meeting", "label": "meeting"},
        ],
        "days": ["Mon", "Tue", "Wed", "Thu", "Fri"],
        "weeks": WEEKS,
    },
}
CARD_KM: dict[str, Any] = {
    "language": "km",
    "head": "លទ្ធផលរបស់ខ្ញុំ",
    "sub": "ម៉ូឌុលទី 4 · ថ្ងៃទី 31 ខែកក្កដា ឆ្នាំ 2023",
    "foot": "មានតែលោកអ្នកទេដែលឃើញលទ្ធផលកម្រងសំណួររបស់លោកអ្នក។",
    "lessons": {"title": "មេរៀន", "line": "បានអាន 15 ក្នុងចំណោម 18", "done": 15, "of": 18},
    "quizzes": quizzes(
        "កម្រងសំណួរ",
        ["ផ្នែកទី 1", "ផ្នែកទី 2", "ផ្នែកទី 3"],
        ["8 ក្នុងចំណោម 10", "9 ក្នុងចំណោម 10", "7 ក្នុងចំណោម 10"],
        ["ល្អបំផុត", "លើកដំបូង", "លើកដំបូង អ្នកចូលរួមពាក់កណ្តាលបានប៉ុណ្ណេះ ឬលើស"],
    ),
    "kept": rings(
        "អ្វីដែលលោកអ្នកនៅចងចាំ",
        ("មុន", "ក្រោយរៀនភ្លាម", "មួយខែក្រោយ"),
        ("គ្មានការវាស់មុន", "26 ក្នុងចំណោម 30", "24 ក្នុងចំណោម 30"),
    ),
    "rhythm": {
        "title": "ការរំលឹកមេរៀន",
        "line": "13 ថ្ងៃ ក្នុង 10 សប្តាហ៍",
        "legend": [
            {"what": "practised", "label": "បានរំលឹកមេរៀន"},
            {"what": "meeting", "label": "ការប្រជុំ"},
        ],
        "days": ["ចន្ទ", "អង្គារ", "ពុធ", "ព្រហ", "សុក្រ"],
        "weeks": WEEKS,
    },
}
C = certificate_code(41, b"sample")
CERTIFICATE_EN: dict[str, Any] = {
    "language": "en",
    "head": "Certificate of completion",
    "before": "This certifies that",
    "name": "Sok Dara",
    "after": "has completed the course",
    "course": "Community Liberation Toolkit, Module 4: "
    "Ensuring Access to Social and Economic Services",
    "detail": "29 May 2023 to 31 July 2023 · 18 lessons, 3 quizzes",
    "signed": [{"name": "", "role": "Coordinator of the course"}],
    "issued": "31 July 2023",
    "issued_on": "2023-07-31",
    "issued_label": "Date",
    "code": C,
    "confirm": "The coordinators of the course can verify this certificate by its code:",
}
CERTIFICATE_KM: dict[str, Any] = {
    "language": "km",
    "head": "វិញ្ញាបនបត្របញ្ចប់វគ្គសិក្សា",
    "before": "សូមបញ្ជាក់ជូនថា",
    "name": "សុខ ដារ៉ា",
    "after": "បានបញ្ចប់វគ្គសិក្សា",
    "course": "កញ្ចប់ឧបករណ៍រំដោះសហគមន៍ ម៉ូឌុលទី 4៖ ការធានាលទ្ធភាពទទួលបានសេវាសង្គម និងសេវាសេដ្ឋកិច្ច",
    "detail": "ពីថ្ងៃទី 29 ខែឧសភា ឆ្នាំ 2023 ដល់ថ្ងៃទី 31 ខែកក្កដា ឆ្នាំ 2023 · 18 មេរៀន, 3 កម្រងសំណួរ",
    "signed": [
        {"name": "សុភា", "role": "អង្គការសម្ព័ន្ធចាប់ដៃ"},
        {"name": "", "role": "អ្នកសម្របសម្រួលវគ្គសិក្សា"},
    ],
    "issued": "ថ្ងៃទី 31 ខែកក្កដា ឆ្នាំ 2023",
    "issued_on": "2023-07-31",
    "issued_label": "ថ្ងៃចេញ",
    "code": C,
    "confirm": "អ្នកសម្របសម្រួលវគ្គសិក្សាអាចបញ្ជាក់វិញ្ញាបនបត្រនេះតាមលេខកូដ៖",
}


_SHADES = {
    "all": "23434432222111222111111113",
    "warm_up": "20000000000000000000000000",
    "sessions": "24000000000000000000000000",
    "lessons": "02202000000000000000000000",
    "practice": "00333332222222222222222222",
    "check": "00000200000002000000000002",
    "plans": "00202000200000010000000001",
}
_EACH = {
    "all": "39.6",
    "warm_up": "1",
    "sessions": "7",
    "lessons": "3",
    "practice": "23.9",
    "check": "2.8",
    "plans": "2.8",
}


def six_months_of(language: str) -> dict[str, Any]:
    """The picture of six months, with the words of a language."""
    texts = Catalogue().texts(language)
    begins = (date(2023, month, 1) for month in range(5, 12))
    return {
        "language": language,
        "head": texts.label("six_months.title"),
        "sub": f"Module 4 · {texts.count('six_months.people', 14)}",
        "weeks": 26,
        "months": [
            {"week": week, "label": texts.month_short(day)}
            for week, day in zip((0, 2, 6, 11, 15, 19, 24), begins, strict=True)
        ],
        "rows": [
            {
                "label": texts.label(f"six_months.sort.{sort}"),
                "value": texts.label("six_months.each", n=_EACH[sort]),
                "shades": [int(shade) for shade in shades],
            }
            for sort, shades in _SHADES.items()
        ],
        "quiet": [1, 17, 20],
        "quiet_label": texts.label("six_months.quiet"),
        "legend": [
            {"shade": at, "label": texts.label(f"six_months.shade.{at}")} for at in range(5)
        ],
        "foot": texts.label("six_months.foot", most=8),
    }


SAMPLES = {
    "progress-card.en.png": (progress_card, CARD_EN),
    "progress-card.km.png": (progress_card, CARD_KM),
    "certificate.en.png": (certificate_png, CERTIFICATE_EN),
    "certificate.km.png": (certificate_png, CERTIFICATE_KM),
    "report.en.png": (report_picture, picture("overview", 2, "en")),
    "report.km.png": (report_picture, picture("overview", 1, "km")),
    "six-months.en.png": (six_months, six_months_of("en")),
    "six-months.km.png": (six_months, six_months_of("km")),
}

if __name__ == "__main__":
    for name, (draw, about) in SAMPLES.items():
        (FOLDER / name).write_bytes(small(draw(about)))
