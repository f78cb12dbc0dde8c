"""Shows whether leaders name communes, and the risks to talk over before."""

from bot.community.buttons import AskCommunes, OpenCommunes, OpenTotals, SetCommunes
from bot.community.service import Setting
from bot.locale import Texts
from bot.telegram.kit.screen import Screen, paragraphs, tap
from bot.telegram.kit.ways import are_you_sure


def communes(found: Setting, texts: Texts) -> Screen:
    """Say whether it is on, and which risks to talk over before it is switched on."""
    cohort = found.cohort
    back = [tap(texts.label("community.to_totals"), OpenTotals(cohort.id, "place"))]
    if not found.has_communes:
        text = paragraphs(texts("community.title"), texts("communes.no_list"))
        return Screen(text=text, buttons=[back])
    if found.communes_since is not None:
        day = texts.date(found.communes_since, cohort.zone)
        return Screen(
            text=paragraphs(texts("community.title"), texts("communes.on", day=day)),
            buttons=[
                [tap(texts.label("communes.switch_off"), AskCommunes(cohort.id, 0))],
                back,
            ],
        )
    return Screen(
        text=paragraphs(
            texts("community.title"),
            texts("communes.off"),
            found.community.risk_talk.in_(texts.language),
        ),
        buttons=[
            [tap(texts.label("communes.talked"), AskCommunes(cohort.id, 1))],
            back,
        ],
    )


def ask_whether_on(found: Setting, texts: Texts, *, on: bool) -> Screen:
    """Ask whether to switch it on after the talk, or off, which deletes communes."""
    cohort = found.cohort.id
    key = "communes.ask_on" if on else "communes.ask_off"
    label = "communes.switch_on" if on else "communes.switch_off"
    return are_you_sure(
        paragraphs(texts("community.title"), texts(key)),
        tap(texts.label(label), SetCommunes(cohort, int(on))),
        tap(texts.label("communes.leave"), OpenCommunes(cohort)),
    )
