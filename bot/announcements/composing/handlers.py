"""/announce: the coordinator sends the message as people should get it."""

from typing import Any

from bot.announcements import service as drafts
from bot.announcements.audience.buttons import WriteToSaved
from bot.announcements.begun import service as begun
from bot.announcements.begun.screens import put_away
from bot.announcements.buttons import (
    AnnounceAllTheSame,
    AnnounceIt,
    AskAsVote,
    CancelAnnounce,
    DropAnnouncementDraft,
    LeaveOutFiles,
    LeaveOutLanguage,
    OpenAnnounce,
    OpenAnnouncementCheck,
    PartsComplete,
    ResumeDraft,
    RewriteText,
    SaveDraft,
    SendCorrection,
    WriteTo,
)
from bot.announcements.checking.handlers import SECOND_LANGUAGE, check_screen, load_check
from bot.announcements.composing import screens, service
from bot.announcements.composing.service import AddedPart, AnnounceMenu, DraftPurpose
from bot.announcements.domain import AnnouncementId, SavedId
from bot.announcements.doubts.domain import MessageDoubt, doubt_about
from bot.announcements.doubts.handlers import ask_if_for_all
from bot.announcements.handlers import added_lines, send_preview
from bot.announcements.lists import service as lists
from bot.announcements.message.domain import (
    AnnouncementTooLong,
    MessagePart,
    MessagePartKind,
)
from bot.announcements.screens import message_too_old
from bot.announcements.votes.domain import read_choices, with_answers
from bot.announcements.votes.screens import choices_in_words
from bot.membership.domain import CohortId, PersonId
from bot.membership.staff.domain import require_coordinator
from bot.people.rights import service as rights
from bot.refusals import NotAllowed, StaleButton, require
from bot.safety.guard.domain import words_of
from bot.safety.guard.handlers import LINE
from bot.safety.typed_questions.domain import is_bare_yes
from bot.sessions.domain import SessionId
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.destinations import WriteToMissed
from bot.writing import has_words

routes = Routes("announcements", staff=True)
DIALOG = "announce"


@routes.command("announce", ends_dialog=True)
async def announce(turn: Turn, _rest: str) -> None:
    """Announce to the only cohort, or ask to which one."""
    cohorts = await rights.open_cohorts(turn.act)
    if not cohorts:
        raise NotAllowed
    if len(cohorts) > 1:
        turn.show(screens.which(cohorts, turn.texts))
        return
    await begin_composing(turn, cohorts[0].id)


@routes.tap(OpenAnnounce)
async def open_announce(turn: Turn, button: OpenAnnounce) -> None:
    await begin_composing(turn, button.cohort)


async def begin_composing(
    turn: Turn, cohort: CohortId, name: str | None = None, **purpose: int
) -> None:
    """Ask for the message; the dialog keeps `purpose`, whose name is `name`.

    `purpose` is the id of one person (to), of a saved audience (saved), or of a meeting that people
    missed (missed).
    """
    menu = await service.load_menu(turn.act, cohort)
    if purpose:
        menu = AnnounceMenu(cohort=cohort, to=name)
    turn.ask(DIALOG, screens.ask_message(menu, turn.texts), cohort=cohort, **purpose)


@routes.tap(WriteTo)
async def write_to(turn: Turn, button: WriteTo) -> None:
    found = await service.purpose_for_person(turn.act, button.cohort, button.person)
    await begin_composing(turn, button.cohort, found.to, to=button.person)


@routes.tap(WriteToSaved)
async def write_to_saved(turn: Turn, button: WriteToSaved) -> None:
    found = await lists.require_saved(turn.act, button.saved)
    await begin_composing(turn, button.cohort, found.name, saved=found.id)


@routes.tap(SendCorrection)
async def send_correction(turn: Turn, button: SendCorrection) -> None:
    first = button.announcement
    one, _ = await service.purpose_for_correction(turn.act, first)
    screen = screens.ask_correction(first, turn.texts)
    turn.ask(DIALOG, screen, cohort=one.cohort_id, corrects=first)


async def _purpose(turn: Turn, cohort: CohortId, dialog: dict[str, Any]) -> DraftPurpose | None:
    """Load the purpose of a draft: the dialog keeps only an id."""
    if "to" in dialog:
        return await service.purpose_for_person(turn.act, cohort, PersonId(dialog["to"]))
    if "saved" in dialog:
        saved = await lists.require_saved(turn.act, SavedId(dialog["saved"]))
        return DraftPurpose(audience=saved.audience)
    if "missed" in dialog:
        return await service.purpose_for_missed(turn.act, SessionId(dialog["missed"]))
    if "corrects" in dialog:
        first = AnnouncementId(dialog["corrects"])
        return (await service.purpose_for_correction(turn.act, first))[1]
    return None


@routes.tap(CancelAnnounce, ends_dialog=True)
async def cancel(turn: Turn, button: CancelAnnounce) -> None:
    require_coordinator(turn.visitor.grants, button.cohort)
    dialog = turn.dialog or {}
    if dialog.get("in") == DIALOG and "draft" in dialog and not dialog.get("kept"):
        await service.drop_draft(turn.act, AnnouncementId(dialog["draft"]))
    turn.show(screens.nothing_sent(button.cohort, turn.texts))


@routes.dialog(DIALOG, guard=LINE)
async def read_message(turn: Turn, dialog: dict[str, Any], said: Incoming) -> None:
    """Add one message to the draft; an album continues until Next.

    A list is asked about first, since it may have come to the wrong place, and so is a first
    message such as "ok". A file without a word is seen on Check.
    """
    cohort = CohortId(dialog["cohort"])
    part = message_part_of(said)
    if part is None:
        turn.say(screens.cannot(cohort, turn.texts))
        return
    doubt = doubt_about(part, words_of(turn.act.courses))
    if doubt is MessageDoubt.LIST or (doubt is MessageDoubt.SHORT and "draft" not in dialog):
        ask_if_for_all(turn, cohort, doubt, said, composing=True)
    else:
        await _take(turn, cohort, part, dialog, said)


async def _take(
    turn: Turn, cohort: CohortId, part: MessagePart, dialog: dict[str, Any], said: Incoming
) -> None:
    added = await _add(turn, cohort, part, dialog)
    if isinstance(added, AnnouncementTooLong):
        turn.say(screens.too_long(added, cohort, turn.texts))
    elif said.media_group is None and "adding" not in dialog:
        await show_draft(turn, added.announcement, added.language)
    else:
        _ask_for_more(turn, cohort, added, dialog, said)


async def _add(
    turn: Turn, cohort: CohortId, part: MessagePart, dialog: dict[str, Any]
) -> AddedPart | AnnouncementTooLong:
    draft = dialog.get("draft")
    added = await service.add_message(
        turn.act,
        cohort,
        part,
        draft=None if draft is None else AnnouncementId(draft),
        language=dialog.get("language"),
        languages=turn.texts.spoken,
        replaces=bool(dialog.get("anew")),
        added=await added_lines(turn),
        purpose=await _purpose(turn, cohort, dialog) if draft is None else None,
    )
    if isinstance(added, AddedPart) and added.put_away is not None:
        turn.say(put_away(added.put_away, turn.texts))
    return added


def _ask_for_more(
    turn: Turn, cohort: CohortId, added: AddedPart, dialog: dict[str, Any], said: Incoming
) -> None:
    """Say once for each album that more messages can be added."""
    adding = said.media_group or "single"
    turn.begin(
        DIALOG,
        cohort=cohort,
        draft=added.announcement,
        language=added.language,
        adding=adding,
        kept=dialog.get("kept", 0),
    )
    if dialog.get("adding") != adding or adding == "single":
        turn.say(screens.adding(added.announcement, cohort, turn.texts))


@routes.tap(PartsComplete)
async def complete(turn: Turn, button: PartsComplete) -> None:
    dialog = turn.dialog or {}
    here = dialog.get("draft") == button.announcement
    await show_draft(turn, button.announcement, *([dialog["language"]] if here else []))


@routes.tap(ResumeDraft)
async def resume_draft(turn: Turn, button: ResumeDraft) -> None:
    await show_draft(turn, button.announcement)


async def show_draft(turn: Turn, announcement: AnnouncementId, *languages: str) -> None:
    """Show a draft as people will get it, in some languages or in all, with Check below."""
    found = await load_check(turn, announcement)
    send_preview(turn, found.details, only=languages)
    turn.say(check_screen(turn, found))


@routes.dialog(SECOND_LANGUAGE, guard=LINE)
async def read_second_language(turn: Turn, dialog: dict[str, Any], said: Incoming) -> bool:
    """Add a text in a language that the draft does not have yet; leave other messages alone.

    After a sticker, "yes" and the like it shows again what it waits for.
    """
    cohort, draft = CohortId(dialog["cohort"]), AnnouncementId(dialog["draft"])
    part = message_part_of(said)
    is_text = said.kind is ContentType.TEXT
    says_nothing = is_text and (not has_words(said.text) or is_bare_yes(said.text))
    if part is None or says_nothing:
        await turn.follow(OpenAnnouncementCheck(draft))
        return True
    if part.kind is not MessagePartKind.TEXT:
        return False
    language = await service.further_language(turn.act, cohort, draft, part, turn.texts.spoken)
    if language is None or doubt_about(part, words_of(turn.act.courses)) is not None:
        return False
    added = await _add(turn, cohort, part, {**dialog, "language": language})
    if isinstance(added, AnnouncementTooLong):
        turn.say(screens.too_long(added, cohort, turn.texts))
    else:
        await show_draft(turn, added.announcement, added.language)
    return True


@routes.tap(WriteToMissed)
async def write_to_missed(turn: Turn, button: WriteToMissed) -> None:
    session = SessionId(button.session)
    found, people = await service.missed_meeting(turn.act, session)
    name = screens.missed_name(found, people, turn.texts)
    await begin_composing(turn, found.cohort_id, name, missed=session)


@routes.tap(RewriteText)
async def rewrite_text(turn: Turn, button: RewriteText) -> None:
    announcement = button.announcement
    details = await drafts.load_draft(turn.act, announcement)
    if button.language not in turn.texts.spoken:
        raise NotAllowed
    parts = dict(details.content.parts).get(button.language)
    before = None if parts is None else "\n\n".join(each.plain for each in parts if each.plain)
    turn.ask(
        DIALOG,
        screens.ask_in(announcement, button.language, before=before, texts=turn.texts),
        cohort=details.announcement.cohort_id,
        draft=announcement,
        language=button.language,
        anew=int(before is not None),
        kept=1,
    )


@routes.tap(LeaveOutFiles)
async def leave_out_files(turn: Turn, button: LeaveOutFiles) -> None:
    await service.leave_out_files(turn.act, button.announcement, button.language)
    await turn.follow(OpenAnnouncementCheck(button.announcement))


@routes.tap(AnnounceIt)
async def announce_it(turn: Turn, button: AnnounceIt) -> None:
    """Make a draft of the message that this one replies to; ask again where that is doubtful."""
    said = _quoted(turn, button.cohort)
    if said is None:
        return
    part = message_part_of(said)
    doubt = None if part is None else doubt_about(part, words_of(turn.act.courses))
    if doubt is not None:
        ask_if_for_all(turn, button.cohort, doubt, said, composing=False)
        return
    await _announce(turn, button.cohort, said, {"in": DIALOG, "cohort": button.cohort})


@routes.tap(AnnounceAllTheSame)
async def announce_all_the_same(turn: Turn, button: AnnounceAllTheSame) -> None:
    """Make a draft of it; what was asked while composing belongs to what is being composed."""
    said, dialog = _quoted(turn, button.cohort), turn.dialog or {}
    if said is None:
        return
    if not button.composing:
        dialog = {"in": DIALOG, "cohort": button.cohort}
    elif dialog.get("in") != DIALOG or dialog.get("cohort") != button.cohort:
        raise StaleButton
    await _announce(turn, button.cohort, said, dialog)


def _quoted(turn: Turn, cohort: CohortId) -> Incoming | None:
    """Return the message that the tapped one replies to; if it is gone, ask for it again."""
    require_coordinator(turn.visitor.grants, cohort)
    if turn.quoted is None:
        turn.ask(DIALOG, message_too_old(turn.texts), cohort=cohort)
    return turn.quoted


async def _announce(turn: Turn, cohort: CohortId, said: Incoming, dialog: dict[str, Any]) -> None:
    _take_away_buttons(turn)
    await LINE(turn, dialog, said)
    part = message_part_of(said)
    if part is None:
        turn.say(screens.cannot(cohort, turn.texts))
    else:
        await _take(turn, cohort, part, dialog, said)


def _take_away_buttons(turn: Turn) -> None:
    if turn.tapped_message_id is not None:
        turn.reply("clear", calls.keyboard(turn.chat_id, turn.tapped_message_id))


@routes.tap(AskAsVote)
async def ask_as_vote(turn: Turn, button: AskAsVote) -> None:
    """Make a draft of choices in words: people tap one of them."""
    cohort, said = button.cohort, _quoted(turn, button.cohort)
    if said is None:
        return
    choices = require(read_choices(said.text))
    _take_away_buttons(turn)
    words = choices_in_words(choices, turn.bot.catalogue.every)
    part = MessagePart(kind=MessagePartKind.TEXT, html=str(words))
    added = await _add(turn, cohort, part, {"in": DIALOG, "cohort": cohort})
    if isinstance(added, AnnouncementTooLong):
        turn.say(screens.too_long(added, cohort, turn.texts))
        return
    await drafts.change_draft(
        turn.act,
        added.announcement,
        lambda draft: with_answers(draft.announcement, choices.answers),
    )
    await show_draft(turn, added.announcement, added.language)


def message_part_of(said: Incoming) -> MessagePart | None:
    """Return a message as a part of an announcement, or None if it cannot be one.

    A sticker says nothing, so it cannot; announcements of an earlier release may have stickers.
    """
    if said.kind is ContentType.STICKER or said.kind.value not in set(MessagePartKind):
        return None
    part = MessagePart(
        kind=MessagePartKind(said.kind.value),
        html=said.html,
        file_id=said.file_id,
        name=said.file_name,
        album=said.media_group,
        words_from=said.message_id,
        file_from=None if said.file_id is None else said.message_id,
    )
    return None if part.shows_nothing else part


@routes.tap(LeaveOutLanguage)
async def leave_out_language(turn: Turn, button: LeaveOutLanguage) -> None:
    await service.leave_out_language(turn.act, button.announcement, button.language)
    await turn.follow(OpenAnnouncementCheck(button.announcement))


@routes.tap(SaveDraft, ends_dialog=True)
async def save_draft(turn: Turn, button: SaveDraft) -> None:
    cohort = await begun.keep(turn.act, button.announcement)
    turn.show(screens.draft_saved(cohort, turn.texts))


routes.shows(DropAnnouncementDraft, service.drop_draft, screens.nothing_sent, ends_dialog=True)
