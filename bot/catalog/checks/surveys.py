"""Checks surveys.yaml: its ids, its days, its answers, and the consent text that names it."""

from bot.catalog.checks.structure import check_unique
from bot.catalog.pack import Pack
from bot.catalog.problem import Findings
from bot.catalog.reading import ParsedSheet
from bot.catalog.sheets.surveys import SurveysSheet


def check_surveys(pack: Pack, findings: Findings) -> None:
    """Check surveys.yaml against the rest of the course."""
    read = pack.surveys
    if read is None:
        return
    newest = pack.consent_version
    if read.sheet.consent > newest:
        what = f"The consent text has version {newest}, so nobody could agree to version "
        what += f"{read.sheet.consent}."
        advice = "Name surveys in the consent text, and give it the next version."
        findings.error(read.at("consent"), what, advice)
    check_unique(read, ("surveys",), findings)
    for n in range(len(read.sheet.surveys)):
        _check_survey(read, n, findings)


def _check_survey(read: ParsedSheet[SurveysSheet], n: int, findings: Findings) -> None:
    survey = read.sheet.surveys[n]
    if survey.remind_days is not None and survey.remind_days >= survey.open_days:
        what = f"People are reminded after {survey.remind_days} days, when the survey is over."
        advice = f"Write a number below {survey.open_days}, or leave it out."
        findings.error(read.at("surveys", n, "remind_days"), what, advice)
    check_unique(read, ("surveys", n, "questions"), findings)
    for q, question in enumerate(survey.questions):
        path = ("surveys", n, "questions", q)
        check_unique(read, (*path, "answers"), findings)
        if question.words and question.answers:
            what = "This question has answers to tap, and takes words."
            findings.error(read.at(*path), what, "Make two questions of it.")
        if len(question.answers) == 1:
            what = "A single answer is no choice."
            findings.error(read.at(*path, "answers"), what, "Write at least two, or none.")
