"""Warns of languages in which nobody may join yet."""

from bot.catalog.admission import missing_for_admission
from bot.catalog.pack import Pack
from bot.catalog.problem import Findings


def check_admission(pack: Pack, findings: Findings) -> None:
    """Warn, and not more: the demo shows such a course, and other languages let people in."""
    for n, language in enumerate(pack.languages):
        if missing := missing_for_admission(pack, language):
            what = f"Nobody can join in {language} yet; missing: {', '.join(missing)}."
            advice = "Write them; until then only the demo shows the course to people."
            findings.warning(pack.course.at("languages", n), what, advice)
