"""The certificate's rule: somebody can meet it, and it asks for something."""

from bot.catalog.pack import Pack
from bot.catalog.problem import Findings

_ALL = "all"


def check_certificate(pack: Pack, findings: Findings) -> None:
    """Check what a certificate asks for against what the course has."""
    rule = pack.course.sheet.certificate
    if rule is None:
        return
    units = pack.units.values()
    there = {
        "lessons": sum(len(unit.unit.sheet.cards) for unit in units),
        "quizzes": sum(bool(unit.quiz.sheet.items) for unit in units),
    }
    asked = {"lessons": rule.lessons, "quizzes": rule.quizzes}
    for what, wanted in asked.items():
        if wanted != _ALL and int(wanted) > there[what]:
            fault = f"{wanted} {what} are asked for; the course has {there[what]}."
            findings.error(
                pack.course.at("certificate", what), fault, f"Write all, or at most {there[what]}."
            )
    if not any(there[what] if wanted == _ALL else int(wanted) for what, wanted in asked.items()):
        fault = "The certificate asks for nothing."
        advice = "Ask for lessons or quizzes, or take the certificate away."
        findings.error(pack.course.at("certificate"), fault, advice)
