"""Checks that what course.yaml asks people for stands in the consent text."""

from bot.catalog.pack import Pack
from bot.catalog.problem import Findings


def check_consent(pack: Pack, findings: Findings) -> None:
    """Check that the consent text has the version that asking people for their sex needs."""
    asked = pack.course.sheet.sex_consent
    newest = pack.consent_version
    if asked is not None and asked > newest:
        what = f"The consent text has version {newest}, so nobody could agree to version {asked}."
        advice = "Say in the consent text that it is asked, and what for; give it the next version."
        findings.error(pack.course.at("sex_consent"), what, advice)
