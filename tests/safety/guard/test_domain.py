"""What the guard takes for a sign of a real person or of danger, and what it lets pass."""

import time

import pytest

from bot.safety.guard.domain import Risk, first_risk, is_thanks

SECONDS = 8.0  # what is read anew from each sign takes a minute and more

RISKY = [
    # telephone numbers of Cambodia, in any digits and any spelling
    ("My number is 012 345 678", Risk.TELEPHONE),
    ("012345678", Risk.TELEPHONE),
    ("+855 12 345 678", Risk.TELEPHONE),
    ("០១២ ៣៤៥ ៦៧៨", Risk.TELEPHONE),
    ("សូមហៅ ០៩៧១២៣៤៥៦៧", Risk.TELEPHONE),
    ("012\u200b345\u200b678", Risk.TELEPHONE),
    ("call her at 44 20 7946 0958", Risk.NUMBER),
    # eight digits and more beside a word for a number
    ("her phone 55512345", Risk.NUMBER),
    ("លេខ 87654321", Risk.NUMBER),
    # papers
    ("passport N0123456", Risk.DOCUMENT),
    ("ID card 123456789", Risk.DOCUMENT),
    ("អត្តសញ្ញាណប័ណ្ណ ០១០២០៣០៤៥", Risk.DOCUMENT),
    # ways to somebody
    ("write to dara@example.org", Risk.EMAIL),
    ("see https://facebook.com/someone", Risk.LINK),
    ("facebook.com/someone", Risk.LINK),
    ("she lives at 11.5564, 104.9282", Risk.PLACE),
    # a person and an age
    ("a girl, 14 years old, from our village", Risk.PERSON),
    ("14-year-old boy", Risk.PERSON),
    ("the client is aged 32", Risk.PERSON),
    ("ក្មេងស្រីអាយុ ១៤ ឆ្នាំ", Risk.PERSON),
    ("កុមារី 9ឆ្នាំ", Risk.PERSON),
    # danger, before everything else
    ("she is in danger now", Risk.DANGER),
    ("Her husband beats her every night", Risk.DANGER),
    ("a girl is missing since Monday", Risk.DANGER),
    ("The child escaped from the factory", Risk.DANGER),
    ("he wants to kill her, phone 012 345 678", Risk.DANGER),
    ("I want to kill myself", Risk.DANGER),
    ("គាត់កំពុងមានគ្រោះថ្នាក់", Risk.DANGER),
    ("កូនខ្ញុំបាត់ខ្លួន", Risk.DANGER),
    ("ត្រូវការជំនួយបន្ទាន់", Risk.DANGER),
]
HARMLESS = [
    "ok thank you",
    "See you on Monday at 09:00",
    "score 2026 10 11 12",
    "29/05/2023 09:00-10:30",
    "29.5.2023 to 31.5.2023, call on the first day",
    "I have 14 questions",
    "the link is missing",
    "I was locked out of Zoom",
    "my phone is old",
    "We trained 120 women and 85 men in 2022",
    "Article 3 of the Palermo Protocol",
    "I come with my son",
    "the course is 3 years old",
    "order number 1234",
    "100 000 riel",
    "ខ្ញុំចូលរួមថ្ងៃច័ន្ទ ម៉ោង ៩:០០",
    "កម្មវិធីនេះមាន ៣ វគ្គ",
    "នៅឆ្នាំ 2023 យើងមានក្រុម 14",
    "អរគុណច្រើន",
    "🙏",
    "",
]


@pytest.mark.parametrize(("text", "what"), RISKY)
def test_the_guard_finds(text: str, what: Risk) -> None:
    assert first_risk(text) is what


@pytest.mark.parametrize("text", HARMLESS)
def test_the_guard_lets_pass(text: str) -> None:
    assert first_risk(text) is None


def test_another_country_has_other_numbers() -> None:
    assert first_risk("0171 2345678", regions=["DE"]) is Risk.TELEPHONE
    assert first_risk("0171 2345678", regions=["KH"]) is None


THANKS = [
    "thanks", "Thank you very much!", "OK", "ok thank you teacher 🙏", "Noted, thanks all",
    "👍", "🙏🙏", "❤️", "អរគុណ", "សូមអរគុណច្រើនបង", "បាទ អរគុណ", "ចាស៎", "ទទួលបានហើយ", "thank\u200b you",
]  # fmt: skip
NO_THANKS = [
    "thank you, but when is the meeting?", "when is it", "very good question", "???", "...", "",
    "12", "អរគុណ តើវគ្គនៅពេលណា", "You", "okra", "no thanks to the bus I was late",
]  # fmt: skip


@pytest.mark.parametrize("text", THANKS)
def test_thanks_want_no_answer(text: str) -> None:
    assert is_thanks(text)


@pytest.mark.parametrize("text", NO_THANKS)
def test_more_than_thanks_wants_one(text: str) -> None:
    assert not is_thanks(text)


@pytest.mark.parametrize("part", ["a", "a.", "a@", "1 ", "a1", "girl 14 "])
def test_long_texts_are_read_once_and_not_from_each_character(part: str) -> None:
    text = (part * 60_000)[:60_000]

    began = time.process_time()
    first_risk(text)

    assert time.process_time() - began < SECONDS, "a text of 4,000 signs may hold everybody up"
