"""Community sessions in the database, on both engines."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.areas import PERSONAL_DATA
from bot.community import storage
from bot.community.communes import storage as permits
from bot.community.domain import CommunitySession
from bot.community.totals import storage as totals
from bot.membership.domain import PersonId
from bot.storage.database import Database, Tx
from tests.builders import add_cohort, add_person, enrol

NOW = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)


async def logged(tx: Tx) -> CommunitySession:
    """A saved session of twenty people in one commune, with something written."""
    cohort = await add_cohort(tx)
    who = await add_person(tx)
    await enrol(tx, who, cohort)
    draft = await storage.add(tx, who, cohort, None, now=NOW)
    saved = replace(
        draft, is_draft=False, month=date(2023, 5, 1), topic="", own_topic="Safe travel",
        province="08", commune="080101", women=12, men=5, young=3, questions="Who pays?",
        hard="", hard_words="The rain", saved_at=NOW,
    )  # fmt: skip
    assert await storage.save(tx, saved, now=NOW)
    return replace(saved, revision=1)


async def test_a_session_comes_back_as_it_was_saved(database: Database) -> None:
    async def work(tx: Tx) -> None:
        saved = await logged(tx)
        assert await storage.by_id(tx, saved.id) == saved
        assert not await storage.save(tx, replace(saved, revision=0), now=NOW), "changed since"
        assert await storage.delete(tx, saved)
        assert await storage.by_id(tx, saved.id) is None

    await database.run(work)


async def test_what_a_leader_logged_is_counted_and_read_in_pages(database: Database) -> None:
    async def work(tx: Tx) -> None:
        latest = await logged(tx)
        assert latest.person is not None
        own = (latest.person, latest.cohort)
        assert await storage.draft_of(tx, *own) is None
        earlier = [await logged_before(tx, latest, month) for month in (3, 4)]
        draft = await storage.add(tx, *own, None, now=NOW)

        assert await storage.draft_of(tx, *own) == draft
        assert await storage.count_saved(tx, *own) == (3, 60)
        pages = [await storage.saved_of(tx, *own, limit=2, offset=at) for at in (0, 2)]
        assert pages == [[latest, earlier[1]], [earlier[0]]]
        assert await storage.last_province(tx, *own) == "08"
        assert await storage.last_province(tx, PersonId(latest.person + 1), latest.cohort) == ""
        assert await storage.count_saved(tx, PersonId(latest.person + 1), latest.cohort) == (0, 0)

    await database.run(work)


async def logged_before(tx: Tx, like: CommunitySession, month: int) -> CommunitySession:
    """A saved session of the same leader in an earlier month, which names no province."""
    assert like.person is not None
    draft = await storage.add(tx, like.person, like.cohort, None, now=NOW)
    saved = replace(like, id=draft.id, revision=0, month=date(2023, month, 1), province="")
    assert await storage.save(tx, saved, now=NOW)
    return replace(saved, revision=1)


async def test_sums_leave_drafts_out(database: Database) -> None:
    async def work(tx: Tx) -> None:
        saved = await logged(tx)
        assert saved.person is not None
        await storage.add(tx, saved.person, saved.cohort, None, now=NOW)
        [row] = await totals.sums(tx, saved.cohort)
        assert (row.month, row.province, row.sessions, row.people) == ("2023-05", "08", 1, 20)
        assert await totals.count_heard(tx, saved.cohort) == 1
        assert await totals.heard(tx, saved.cohort, limit=3, offset=1) == []
        [heard] = await totals.heard(tx, saved.cohort, limit=3, offset=0)
        assert (heard.questions, heard.hard_words) == ("Who pays?", "The rain")

    await database.run(work)


async def test_erasing_a_person_leaves_their_counts_without_them_and_their_words(
    database: Database,
) -> None:
    async def work(tx: Tx) -> None:
        saved = await logged(tx)
        assert saved.person is not None
        await storage.add(tx, saved.person, saved.cohort, None, now=NOW)
        await permits.allow(tx, saved.cohort, saved.person, now=NOW)
        PERSONAL_DATA.delete(tx, saved.person, now=NOW)
        left = await storage.by_id(tx, saved.id)
        assert left is not None
        assert (left.person, left.people) == (None, 20)
        assert (left.own_topic, left.questions, left.hard_words) == ("", "", "")
        rows = await tx.ask("SELECT id FROM community_sessions")
        assert len(rows) == 1, "the draft is gone"
        assert await storage.talked_at(tx, saved.cohort) == NOW

    await database.run(work)


async def test_old_drafts_and_old_words_go_and_counts_stay(database: Database) -> None:
    async def work(tx: Tx) -> None:
        saved = await logged(tx)
        assert saved.person is not None
        await storage.add(tx, saved.person, saved.cohort, None, now=NOW)
        storage.forget_drafts(tx, now=NOW + storage.DRAFTS_KEPT)
        storage.forget_words(tx, now=NOW + storage.WORDS_KEPT)
        assert await storage.draft_of(tx, saved.person, saved.cohort) is not None
        assert await storage.by_id(tx, saved.id) == saved

        storage.forget_drafts(tx, now=NOW + storage.DRAFTS_KEPT + timedelta(hours=1))
        storage.forget_words(tx, now=NOW + storage.WORDS_KEPT + timedelta(hours=1))
        assert await storage.draft_of(tx, saved.person, saved.cohort) is None
        left = await storage.by_id(tx, saved.id)
        assert left is not None
        assert (left.people, left.province, left.questions) == (20, "08", "")

    await database.run(work)


async def test_switching_communes_off_deletes_them(database: Database) -> None:
    async def work(tx: Tx) -> None:
        saved = await logged(tx)
        assert saved.person is not None
        assert await permits.allow(tx, saved.cohort, saved.person, now=NOW)
        assert not await permits.allow(tx, saved.cohort, saved.person, now=NOW)
        assert await permits.forbid(tx, saved.cohort)
        assert not await permits.forbid(tx, saved.cohort)
        left = await storage.by_id(tx, saved.id)
        assert left is not None
        assert (left.province, left.commune) == ("08", "")

    await database.run(work)
