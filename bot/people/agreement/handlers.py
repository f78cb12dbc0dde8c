"""Shows what somebody agreed to; a newer text is asked about here, too."""

from bot.people.agreement import screens
from bot.people.buttons import KeepAgreement, OpenAgreement, ReadAgreement
from bot.people.renewal import screens as renewal_screens
from bot.people.renewal.service import changed_text
from bot.refusals import NoSuchContent, require
from bot.safety.signatures.service import as_signed
from bot.safety.texts.domain import Consent, consent
from bot.safety.texts.handlers import send_consent
from bot.safety.texts.service import course_of_visitor
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("people")


@routes.tap(OpenAgreement)
async def open_agreement(turn: Turn, _button: OpenAgreement) -> None:
    newer = await _newer(turn)
    if newer is None:
        turn.show(screens.agreement(await _asked(turn), turn.person, turn.texts))
    else:
        turn.show(renewal_screens.changed(newer, turn.texts))


@routes.tap(ReadAgreement)
async def read_agreement(turn: Turn, button: ReadAgreement) -> None:
    turn.show(screens.whole_agreement(await _asked(turn), button.page, turn.texts))


@routes.tap(KeepAgreement)
async def keep_agreement(turn: Turn, _button: KeepAgreement) -> None:
    course = require(await course_of_visitor(turn.act), NoSuchContent)
    send_consent(turn, course, turn.texts)


async def _newer(turn: Turn) -> Consent | None:
    """Return the text if the visitor takes part and has not agreed to it yet."""
    if not turn.visitor.enrolments or turn.person.consent_version is None:
        return None
    months, demo = turn.bot.periods.inactive_months, turn.bot.demo
    return await changed_text(turn.act, turn.texts.language, demo=demo, months=months)


async def _asked(turn: Turn) -> Consent:
    course = require(await course_of_visitor(turn.act), NoSuchContent)
    months, demo = turn.bot.periods.inactive_months, turn.bot.demo
    signed = await as_signed(turn.tx, course)
    return consent(signed, turn.texts.language, demo=demo, months=months)
