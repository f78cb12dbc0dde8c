"""Checks community.yaml: its country, the consent text that names it, what its packs are about."""

from bot.catalog.checks.structure import check_unique
from bot.catalog.pack import Pack
from bot.catalog.problem import Findings, did_you_mean
from bot.gazetteer import GAZETTEERS


def check_community(pack: Pack, findings: Findings) -> None:
    """Check it against the rest of the course."""
    community = pack.community
    if community is None:
        return
    sheet = community.sheet
    if sheet.gazetteer is not None and sheet.gazetteer not in GAZETTEERS:
        what = f'The places of "{sheet.gazetteer}" are not known.'
        known = ", ".join(sorted(GAZETTEERS))
        findings.error(
            community.at("gazetteer"), what, f"Known: {known}. Else leave it out: people write."
        )
    newest = {text.id: text.version for text in pack.safety.sheet.texts}.get("consent", 0)
    if sheet.consent > newest:
        what = f"The consent text has version {newest}, so nobody could agree to {sheet.consent}."
        advice = "Name community sessions in the consent text, and give it the next version."
        findings.error(community.at("consent"), what, advice)
    for path in (("obstacles",), ("teach_back",)):
        check_unique(community, path, findings)
    known_ids = {*pack.modules, *pack.units, *_cards(pack)}
    for n, each in enumerate(sheet.teach_back):
        if each.about not in known_ids:
            what = f'There is no module, part or lesson "{each.about}".'
            findings.error(
                community.at("teach_back", n, "about"), what, did_you_mean(each.about, known_ids)
            )


def _cards(pack: Pack) -> set[str]:
    return {
        f"{unit_id}.c{card.id}"
        for unit_id, unit in pack.units.items()
        for card in unit.unit.sheet.cards
    }
