"""Every screen of announcements, made of the invented course of `samples`."""

from dataclasses import replace
from datetime import timedelta

from bot.announcements.approval import screens as approval
from bot.announcements.audience import screens as audience_screens
from bot.announcements.audience.domain import ANSWERS, ATTENDANCES, AudienceCriterion
from bot.announcements.audience.service import ALSO, NEVER, ChosenAudience
from bot.announcements.audience.storage import AudienceCandidate
from bot.announcements.audience_rules import screens as audience
from bot.announcements.audience_rules.service import TICKABLE, MeetingList, MeetingTicks
from bot.announcements.checking import screens as checking
from bot.announcements.composing import screens as composing
from bot.announcements.composing.screens import COPIED
from bot.announcements.composing.service import AnnounceMenu
from bot.announcements.domain import AnnouncementState, SavedAudience, SavedId
from bot.announcements.doubts import screens as doubts
from bot.announcements.doubts.domain import MessageDoubt
from bot.announcements.lists import screens as lists
from bot.announcements.lists.domain import AnnouncementListKind
from bot.announcements.message import screens as message_screens
from bot.announcements.message.domain import AnnouncementTooLong, MessagePart, MessagePartKind
from bot.announcements.message.service import Receipts
from bot.announcements.reasons import screens as reasons
from bot.announcements.results import screens as card
from bot.announcements.results.domain import DeliveryTally, RecallCounts, Undelivered
from bot.announcements.results.service import ColleagueAction
from bot.announcements.sending import screens as when
from bot.announcements.sending.domain import Delay
from bot.announcements.shortcuts.service import Shortcuts
from bot.announcements.typos import screens as typos
from bot.announcements.typos.domain import PartPosition
from bot.announcements.typos.service import FixableParts, ProposedFix
from bot.home.unasked import screens as unasked
from bot.home.unasked.domain import DeskMessage
from bot.home.ways.service import Sought
from bot.locale import Texts
from bot.locale.catalogue import LANGUAGES
from bot.membership.domain import CohortId, PersonId
from bot.paging import Page
from bot.safety.guard import screens as guard_screens
from bot.telegram.kit.screen import Screen
from tests.announcements.samples import (
    AUDIENCE_NAMES,
    COHORT,
    COUNT,
    ID,
    NARROWED,
    NOW,
    ONE,
    QUIET_TOMORROW,
    SESSION,
    a_list,
    announcement,
    details,
    listed,
    made,
    review,
)


def more_screens(texts: Texts) -> dict[str, Screen]:
    """What stands under Announce, and what is done with what was sent."""
    position = PartPosition(language="km", number=0)
    part = MessagePart(kind=MessagePartKind.TEXT, html="សូមយកអង្ករ និងសៀវភៅមកនៅថ្ងៃច័ន្ទ")
    done = details(announcement(AnnouncementState.DONE, got_it=True, reminded_at=NOW))
    proposed = ProposedFix(details=done, position=position, new=part, chats=11)
    saved = SavedAudience(id=SavedId(1), owner=PersonId(1), name="N" * 64, audience=NARROWED)
    words = tuple(
        (by, word, True)
        for by, every in (
            (AudienceCriterion.ANSWER, ANSWERS),
            (AudienceCriterion.ATTENDANCE, ATTENDANCES),
        )
        for word in every
    )
    seen = Receipts(
        details=done,
        got=("Sok Dara",),
        not_yet=("Vann Rith",),
        count=4,
        sent=11,
        can_remind=True,
    )
    envelope = message_screens.envelope(done)
    recalled = RecallCounts(deleted=9, going=1, too_old=1, failed=1)
    remaining = (Undelivered(name="Sok Dara", state="remaining", reason="too old"),)
    taken = replace(
        made(AnnouncementState.RECALLED, DeliveryTally(sent=12)),
        recalled=recalled,
        remaining=remaining,
    )
    return {
        "ask to": composing.ask_message(AnnounceMenu(cohort=ONE, to="Sok Dara"), texts),
        "ask correction": composing.ask_correction(ID, texts),
        "kept": composing.draft_saved(ONE, texts),
        "drafts": lists.announcement_list(
            a_list(AnnouncementState.DRAFT, which=AnnouncementListKind.DRAFTS), texts
        ),
        "history": lists.announcement_list(
            a_list(
                *(
                    s
                    for s in AnnouncementState
                    if s not in {AnnouncementState.DRAFT, AnnouncementState.DROPPED}
                ),
                which=AnnouncementListKind.SENT,
            ),
            texts,
        ),
        "planned list": lists.announcement_list(
            a_list(
                AnnouncementState.SCHEDULED,
                AnnouncementState.APPROVAL,
                which=AnnouncementListKind.PLANNED,
            ),
            texts,
        ),
        "saved": lists.saved((saved,), ONE, texts),
        "one saved": lists.one_saved(saved, ONE, texts),
        "choose saved": lists.choose_saved((saved,), ID, texts),
        "name it": lists.name_it(ID, texts),
        "is kept": lists.audience_saved("Name", ID, texts),
        "meetings": audience.meetings(
            MeetingList(
                announcement=ID,
                headcount=COUNT,
                page=Page.loaded([SESSION], 1, total=24, size=8),
            ),
            texts,
        ),
        "meeting": audience.meeting_ticks(
            MeetingTicks(
                announcement=ID,
                session=SESSION,
                audience=NARROWED,
                words=words,
                headcount=COUNT,
            ),
            texts,
        ),
        "where": typos.where(FixableParts(announcement=ID, positions=((position, part),)), texts),
        "typo": typos.ask_corrected_words(ID, position, texts),
        "only words": typos.only_words(ID, texts),
        "typo too long": typos.too_long(AnnouncementTooLong(by=1, limit=9), ID, texts),
        "confirm typo": typos.confirm(proposed, texts),
        "typo done": typos.done(proposed, texts),
        "got it": message_screens.receipts(seen, texts),
        "reminder": message_screens.reminder(ID, texts, covered=False),
        "reminder closed": message_screens.reminder(ID, texts, covered=True),
        "asking": message_screens.outgoing_messages((part,), envelope, texts)[0].screen,
        "taken back": card.card(taken, texts, now=NOW),
        "stays": reasons.reasons(taken, texts),
        "correction": checking.check(review("km", corrects=ID), texts, languages=LANGUAGES),
        "mornings": checking.check(
            review("km", corrects=ID, wanted_at=NOW, mornings=True, got_it=True),
            texts,
            languages=LANGUAGES,
        ),
    }


def screens(texts: Texts) -> dict[str, Screen]:
    """Each screen by name."""
    mixed = DeliveryTally(sent=9, waiting=1, failed=1, closed=1, out=2)
    chosen = ChosenAudience(
        announcement=ID,
        audience=NARROWED,
        headcount=COUNT,
        names=("Sok Dara",),
        audience_names=AUDIENCE_NAMES,
        saved=2,
        cohorts=(COHORT,),
        open_cohorts=(COHORT, replace(COHORT, id=CohortId(2))),
        shortcuts=Shortcuts(
            now=NOW,
            organizations=(
                AudienceCandidate(id=1, name="Lotus House", people=2, reached=True),
                AudienceCandidate(
                    id=2, name="Cambodian Women's Crisis Center", people=14, reached=True
                ),
            ),
            meeting=SESSION,
            part=("m4.u1", 12),
        ),
    )
    later = {"start_at": NOW + timedelta(hours=5), "wanted_at": NOW + timedelta(hours=5)}
    states = {
        "asked": made(AnnouncementState.APPROVAL, DeliveryTally()),
        "soon": made(AnnouncementState.SCHEDULED, DeliveryTally()),
        "alone": made(
            AnnouncementState.SCHEDULED, DeliveryTally(), start_at=NOW + timedelta(minutes=10)
        ),
        "later": made(AnnouncementState.SCHEDULED, DeliveryTally(), **later),
        "going": made(AnnouncementState.RUNNING, DeliveryTally(sent=7, going=5)),
        "done": made(AnnouncementState.DONE, mixed),
        "asked to tap": made(AnnouncementState.DONE, mixed, got_it=True),
        "in the mornings": made(
            AnnouncementState.SCHEDULED, DeliveryTally(), mornings=True, **later
        ),
        "stopped": made(AnnouncementState.STOPPED, replace(mixed, other=3)),
        "recalled": made(AnnouncementState.RECALLED, mixed),
        "refused": made(AnnouncementState.DRAFT, DeliveryTally(), refused_by=PersonId(2)),
        "dropped": made(AnnouncementState.DROPPED, DeliveryTally()),
    }
    return {
        "ask": composing.ask_message(
            AnnounceMenu(cohort=ONE, drafts=2, saved=20, history=12, templates=True), texts
        ),
        "ask in": composing.ask_in(ID, "km", before=None, texts=texts),
        "asked again": composing.ask_in(ID, "km", before="x" * COPIED, texts=texts),
        "adding": composing.adding(ID, ONE, texts),
        "too long": composing.too_long(AnnouncementTooLong(by=37, limit=1000), ONE, texts),
        "cannot": composing.cannot(ONE, texts),
        "nothing": composing.nothing_sent(ONE, texts),
        "check": checking.check(review("km", later=(NOW,)), texts, languages=LANGUAGES),
        "check night": checking.check(
            review("km", "en", delay=Delay(until=NOW)), texts, languages=LANGUAGES
        ),
        "check meeting": checking.check(
            review("km", "en", delay=Delay(until=NOW, meeting=NOW)), texts, languages=LANGUAGES
        ),
        "check later": checking.check(
            review("en", wanted_at=NOW), texts, refused=True, languages=LANGUAGES
        ),
        "request": approval.request(review("km"), texts),
        "who": audience_screens.who(chosen, texts),
        "when": when.when(when.for_draft(ID), QUIET_TOMORROW, texts, now=NOW),
        "new time": when.confirm_time(ID, NOW, COHORT.zone, texts),
        "write when": when.write_when(when.for_draft(ID), texts),
        **{
            f"ticks {way}": audience.options(listed(way), texts) for way in (*TICKABLE, ALSO, NEVER)
        },
        **more_screens(texts),
        **{name: card.card(each, texts, now=NOW) for name, each in states.items()},
        "reasons": reasons.reasons(states["done"], texts),
        "recall": card.ask_recall(ID, RecallCounts(going=9, too_old=2), texts),
        "approval": approval.asked(states["asked"].details, texts),
        "changed below": card.changed_below(texts),
        "planned": card.card(
            replace(states["later"], audience_names=AUDIENCE_NAMES), texts, now=NOW
        ),
        "given back": card.given_back(states["asked"].details, texts),
        **{
            f"halted {action}": card.halted(states["done"].details, "Bora, Chab Dai", action, texts)
            for action in ColleagueAction
        },
        **{
            f"colleague {name}": card.card(replace(each, own=False), texts, now=NOW)
            for name, each in states.items()
        },
        "allowed": approval.decided("approval.allowed", states["asked"].details, texts),
        "not allowed": approval.decided("approval.refused", states["asked"].details, texts),
        "covered": message_screens.covered(
            message_screens.envelope(details(announcement(AnnouncementState.DONE))), texts
        ),
        "choices": unasked.choices(texts, learns=True),
        "not taken": guard_screens.not_taken(1, texts),
        **{
            f"desk {what}": unasked.what_with_this(
                what, [COHORT], [], Sought(), texts, course=None, likely=False, now=NOW
            )
            for what in DeskMessage
            if what is not DeskMessage.REPLY
        },
        "desk, several courses": unasked.what_with_this(
            DeskMessage.LIST,
            [COHORT, COHORT],
            [],
            Sought(),
            texts,
            course=None,
            likely=False,
            now=NOW,
        ),
        "words that name nothing": unasked.what_with_this(
            DeskMessage.WORDS,
            [COHORT],
            [],
            Sought(ways=("place", "attendance", "workbook")),
            texts,
            course=None,
            likely=True,
            now=NOW,
        ),
        "nothing waits": unasked.nothing_waits(texts),
        **{
            f"sure {doubt}": doubts.ask_if_for_all(
                COHORT.id, doubt, texts, rows=14, name="people.xlsx", composing=False
            )
            for doubt in MessageDoubt
        },
        "sure, unread": doubts.ask_if_for_all(COHORT.id, MessageDoubt.LIST, texts, composing=True),
        "album": unasked.album([COHORT], texts),
    }
