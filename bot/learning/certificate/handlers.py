"""Handles the certificate: the name on it, sending it, and confirming codes for coordinators."""

from typing import Any

from bot.documents.lettering import can_draw
from bot.learning.buttons import (
    IssueCertificate,
    NameCertificate,
    OpenCertificate,
    SendCertificate,
)
from bot.learning.certificate import screens, service
from bot.learning.certificate.domain import is_like_code
from bot.learning.certificate.service import Issued
from bot.learning.graduation.service import ask_for_signature
from bot.learning.results.service import find_results
from bot.membership.person.domain import NoName
from bot.refusals import StaleButton
from bot.safety.guard.handlers import DANGER
from bot.safety.names.domain import typed_name
from bot.safety.typed_questions.domain import is_bare_yes
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Drawing
from bot.telegram.kit.file_names import FileKind, file_name
from bot.writing import has_words

routes = Routes("learning")

NAMING = "certificate.name"
VERIFYING = "certificate.verify"

# ---- my certificate ----------------------------------------------------------------------


@routes.tap(OpenCertificate, private=True, ends_dialog=True)
async def open_certificate(turn: Turn, button: OpenCertificate) -> None:
    if button.anew:
        turn.tapped_message_id = None
    found = await find_results(turn.act, turn.enrolment.id)
    if found.certificate is not None:
        outcome = await service.load_certificate(turn.act, found.certificate.id)
        turn.show(screens.issued(outcome, turn.texts, turn.person.zone))
    elif found.completion is None:
        turn.show(screens.none_here(turn.texts))
    elif found.completion.is_met:
        _ask_name(turn)
    else:
        turn.show(screens.missing(found.completion, turn.texts))


routes.shortcut(OpenCertificate(0), "certificate")


@routes.tap(NameCertificate, private=True)
async def ask_name(turn: Turn, _button: NameCertificate) -> None:
    has_one = await service.has_one(turn.tx, turn.enrolment.id)
    turn.ask(NAMING, screens.write_name(turn.texts, has_one=has_one))


@routes.dialog(NAMING, guard=DANGER)
async def read_name(turn: Turn, _dialog: dict[str, Any], said: Incoming) -> None:
    """Show the name once more before it is printed; raise `NoName`."""
    name = service.printable_name(typed_name(said.text))
    turn.ask(NAMING, screens.ask_name(name, turn.texts), written=name)


@routes.tap(IssueCertificate, private=True)
async def issue(turn: Turn, button: IssueCertificate) -> None:
    name = _name(turn)
    if name is None or service.name_digest(name) != button.digest:
        _ask_name(turn)
        return
    outcome = await service.issue(turn.act, turn.enrolment, name)
    turn.end_dialog()
    turn.show(screens.issued(outcome, turn.texts, turn.person.zone))
    if outcome.is_new:
        await ask_for_signature(turn.act, outcome.certificate)
    if outcome.is_new and turn.draws_words:
        _send(turn, outcome, turn.texts.language, screens.PNG)


@routes.tap(SendCertificate, private=True)
async def send(turn: Turn, button: SendCertificate) -> None:
    outcome = await service.load_certificate(turn.act, button.certificate)
    if button.form not in screens.FORMS or not _can_send(outcome, button.language):
        raise StaleButton
    _send(turn, outcome, button.language, button.form)


def _can_send(outcome: Issued, language: str) -> bool:
    return language in outcome.course.languages and can_draw(language)


def _ask_name(turn: Turn) -> None:
    """Show the name as printed; ask for one if the name on the list cannot be printed."""
    name = _name(turn)
    if name is not None:
        turn.show(screens.ask_name(name, turn.texts))
        return
    turn.ask(NAMING, screens.write_name(turn.texts, has_one=False))


def _name(turn: Turn) -> str | None:
    """Return the name that was typed for the certificate, or else the person's name."""
    dialog = turn.dialog
    if dialog is not None and dialog["in"] == NAMING and "written" in dialog:
        return str(dialog["written"])
    try:
        return service.printable_name(turn.person.name)
    except NoName:
        return None


def _send(turn: Turn, outcome: Issued, language: str, form: str) -> None:
    texts = turn.bot.catalogue.texts(language)
    is_picture = form == screens.PNG
    drawing = Drawing(
        field="photo" if is_picture else "document",
        recipe=f"certificate_{form}",
        about=screens.certificate_data(outcome, texts, turn.person.zone),
        filename=file_name(FileKind.CERTIFICATE, form, language=language, about=outcome.code),
        private=True,
    )
    call = calls.picture if is_picture else calls.document
    turn.reply("certificate", call(turn.chat_id, screens.file(turn.texts), drawing))


# ---- confirming codes --------------------------------------------------------------------


@routes.command("verify", staff=True)
async def handle_verify_command(turn: Turn, rest: str) -> None:
    """Confirm a code for a coordinator, or ask for one; raise `NotAllowed`."""
    if rest.strip():
        await _confirm(turn, rest)
        return
    turn.ask(VERIFYING, screens.ask_code(turn.texts))


@routes.dialog(VERIFYING, staff=True, ends_dialog=True, guard=DANGER)
async def read_code(turn: Turn, _dialog: dict[str, Any], said: Incoming) -> None:
    """Confirm the code that was typed; after a wrong one another may be typed."""
    if not has_words(said.text) or is_bare_yes(said.text):
        turn.ask(VERIFYING, screens.ask_code(turn.texts))
        return
    await _confirm(turn, said.text)


async def confirm_pasted_code(turn: Turn, text: str) -> bool:
    """Confirm a code that a coordinator sent without being asked; False for any other text."""
    if not turn.visitor.grants or not is_like_code(text):
        return False
    await _confirm(turn, text)
    return True


async def _confirm(turn: Turn, typed: str) -> None:
    found = await service.confirm_for_staff(turn.act, typed)
    turn.say(screens.confirmed(found, turn.texts, turn.person.zone))
