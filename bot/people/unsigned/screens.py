"""The warning before real people are invited while texts are unsigned."""

from collections.abc import Mapping

from bot.locale import Texts
from bot.locale.texts import own_name
from bot.membership.domain import CohortId
from bot.people.unsigned.buttons import InviteUnsigned
from bot.telegram.kit.button import Button
from bot.telegram.kit.screen import Screen, lines, paragraphs, tap
from bot.telegram.kit.ways import are_you_sure, to_desk


def warning(cohort: CohortId, found: Mapping[str, int], then: Button, texts: Texts) -> Screen:
    """Say which texts nobody has signed, and ask for a second yes."""
    counted = (
        texts.count("unsigned.texts", many, language=own_name(language))
        for language, many in sorted(found.items())
    )
    question = paragraphs(
        texts("people.title"), texts("unsigned.warning"), lines(*counted), texts("unsigned.how")
    )
    again = InviteUnsigned(cohort, then.pack().replace(":", "."))
    return are_you_sure(question, tap(texts.label("unsigned.yes"), again), to_desk(cohort, texts))
