"""/announce: the coordinator sends the message as people should get it."""

from typing import Any

from bot.domain.announcements.announcement import AnnouncementId
from bot.domain.announcements.letter import Made, Part
from bot.domain.people.person import CohortId
from bot.domain.people.roles import require_coordinator
from bot.domain.refusals import NotAllowed
from bot.locale.catalogue import LANGUAGES
from bot.services.announcements import drafts
from bot.services.announcements.drafts import Kept, TooLong
from bot.storage import announcements
from bot.tg import calls
from bot.tg.buttons.announcements import (
    AnnounceIt,
    CancelAnnounce,
    OpenAnnounce,
    PartsComplete,
    WriteAnew,
)
from bot.tg.context import Turn
from bot.tg.handlers.announcements.showing import preview, reviewed
from bot.tg.handlers.router import Routes
from bot.tg.incoming import Incoming
from bot.tg.screens.announcements import checking as check_screens
from bot.tg.screens.announcements import composing as screens
from bot.tg.screens.announcements.letter import Signature, added_length

routes = Routes()

DIALOG = "announce"


@routes.command("announce")
async def announce(turn: Turn, _rest: str) -> None:
    """Announce to the only cohort, or ask to which."""
    places = await drafts.places(turn.tx, turn.visitor)
    if not places:
        raise NotAllowed
    if len(places) > 1:
        turn.show(screens.which(places, turn.texts))
        return
    _ask(turn, places[0].id)


@routes.tap(OpenAnnounce)
async def open_announce(turn: Turn, button: OpenAnnounce) -> None:
    """Send me the message now."""
    _ask(turn, CohortId(button.cohort))


def _ask(turn: Turn, cohort: CohortId) -> None:
    require_coordinator(turn.visitor.grants, cohort)
    turn.begin(DIALOG, cohort=cohort)
    turn.show(screens.ask(cohort, turn.texts))


@routes.tap(CancelAnnounce)
async def cancel(turn: Turn, button: CancelAnnounce) -> None:
    """Write nothing after all; what was begun is dropped."""
    dialog = turn.dialog or {}
    turn.end_dialog()
    if dialog.get("in") == DIALOG and "draft" in dialog and not dialog.get("kept"):
        await drafts.put_away(turn.tx, AnnouncementId(dialog["draft"]), turn.visitor)
    turn.show(screens.nothing_sent(CohortId(button.cohort), turn.texts))


@routes.dialog(DIALOG)
async def hear(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Take one message into the draft; an album goes on until Next."""
    cohort = CohortId(dialog["cohort"])
    part = part_of(said)
    if part is None:
        turn.say(screens.cannot(cohort, turn.texts))
        return
    kept = await _take(turn, cohort, part, dialog)
    if isinstance(kept, TooLong):
        turn.say(screens.too_long(kept, cohort, turn.texts))
    elif said.media_group is None and "adding" not in dialog:
        await _finish(turn, kept.announcement, kept.language)
    else:
        _go_on(turn, cohort, kept, dialog, said)


async def _take(turn: Turn, cohort: CohortId, part: Part, dialog: dict[str, Any]) -> Kept | TooLong:
    draft = dialog.get("draft")
    return await drafts.hear(
        turn.tx,
        turn.visitor,
        cohort,
        part,
        draft=None if draft is None else AnnouncementId(draft),
        language=dialog.get("language"),
        anew=bool(dialog.get("anew")),
        added=await _added(turn),
        now=turn.now,
    )


async def _added(turn: Turn) -> int:
    organization = await announcements.organization_of(turn.tx, turn.person.id)
    signature = Signature(name=turn.person.name, organization=organization)
    return added_length(signature, (turn.house.catalogue.texts(each) for each in LANGUAGES))


def _go_on(
    turn: Turn, cohort: CohortId, kept: Kept, dialog: dict[str, Any], said: Incoming
) -> None:
    """Say once for each album that more may come."""
    adding = said.media_group or "single"
    turn.begin(
        DIALOG,
        cohort=cohort,
        draft=kept.announcement,
        language=kept.language,
        adding=adding,
        kept=dialog.get("kept", 0),
    )
    if dialog.get("adding") != adding or adding == "single":
        turn.say(screens.adding(kept.announcement, cohort, turn.texts))


@routes.tap(PartsComplete)
async def complete(turn: Turn, button: PartsComplete) -> None:
    """Nothing more is added."""
    dialog = turn.dialog or {}
    here = dialog.get("draft") == button.announcement
    await _finish(turn, AnnouncementId(button.announcement), dialog["language"] if here else None)


async def _finish(turn: Turn, announcement: AnnouncementId, language: str | None) -> None:
    """Show the real thing, and below it what to check."""
    turn.end_dialog()
    found = await reviewed(turn, announcement)
    preview(turn, found.dossier, only=language)
    turn.say(check_screens.check(found, turn.texts))


@routes.tap(WriteAnew)
async def write_anew(turn: Turn, button: WriteAnew) -> None:
    """Write it anew in a language, or in one more."""
    announcement = AnnouncementId(button.announcement)
    dossier = await drafts.open_draft(turn.tx, announcement, turn.visitor)
    if button.language not in LANGUAGES:
        raise NotAllowed
    anew = button.language in dossier.content.languages
    turn.begin(
        DIALOG,
        cohort=dossier.announcement.cohort_id,
        draft=announcement,
        language=button.language,
        anew=int(anew),
        kept=1,
    )
    turn.show(screens.ask_in(announcement, button.language, anew=anew, texts=turn.texts))


@routes.tap(AnnounceIt)
async def announce_it(turn: Turn, button: AnnounceIt) -> None:
    """Announce what the tapped question answers; it was kept nowhere meanwhile."""
    cohort = CohortId(button.cohort)
    require_coordinator(turn.visitor.grants, cohort)
    if turn.quoted is None:
        turn.begin(DIALOG, cohort=cohort)
        turn.show(screens.send_again(turn.texts))
        return
    if turn.tapped_message_id is not None:
        turn.reply("clear", calls.keyboard(turn.chat_id, turn.tapped_message_id))
    await hear(turn, {"in": DIALOG, "cohort": cohort}, turn.quoted)


def part_of(said: Incoming) -> Part | None:
    """Return what a message is as a part of an announcement, or None for what cannot be one."""
    if said.kind.value not in {made.value for made in Made}:
        return None
    part = Part(
        made=Made(said.kind.value),
        html=said.html,
        file_id=said.file_id,
        name=said.file_name,
        album=said.media_group,
    )
    return None if part.shows_nothing else part
