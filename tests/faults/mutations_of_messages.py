"""Guards of messages and updates: nothing is lost, sent twice, or sent at the wrong time."""

from tests.faults.mutation import Mutation

WEBHOOK = "tests/faults/test_webhook.py"
CANCELLED = "tests/faults/test_cancelled.py"
BY_TURNS = "tests/announcements/sending/test_by_turns.py"
RESTORED = "tests/faults/test_restored.py"
SECOND_COPY = "tests/faults/test_second_copy.py"
OUTBOX = "tests/outbox/test_storage.py"
CLOCK = "tests/faults/test_clock.py"
ANOTHER_DAY = "test_what_is_planned_waits_and_stays_while_answers_have_a_date_of_another_day"

MESSAGES = (
    Mutation(
        name="the fence in mark_sent",
        file="bot/outbox/storage.py",
        old="""       call = CASE WHEN lane = 0 THEN NULL ELSE call END, screen = :screen
/*FROM EACH*/ WHERE id = :id AND fence = :fence
""",
        new="""       call = CASE WHEN lane = 0 THEN NULL ELSE call END, screen = :screen
/*FROM EACH*/ WHERE id = :id AND :fence = :fence
""",
        tests=(f"{OUTBOX}::test_a_late_result_of_an_earlier_lease_changes_nothing",),
    ),
    Mutation(
        name="the dedup of rows",
        file="bot/outbox/storage.py",
        old="            dedup=message.dedup,\n",
        new="            dedup=None,\n",
        tests=(f"{OUTBOX}::test_the_same_dedup_is_enqueued_once",),
    ),
    Mutation(
        name="the dedup of updates",
        file="bot/telegram/incoming/batches.py",
        old="""            if each.raw["update_id"] not in seen:
                await self._handle_one""",
        new="""            if each.raw["update_id"] is not None:
                await self._handle_one""",
        tests=(
            "tests/faults/test_updates.py::test_updates_that_telegram_delivers_again_have_one_effect",
        ),
    ),
    Mutation(
        name="the wait for recipients who are still being planned",
        file="bot/announcements/delivery/service.py",
        old="    if tally.is_over and is_planned and",
        new="    if tally.is_over and",
        tests=(f"{BY_TURNS}::test_it_is_not_over_while_recipients_are_being_saved",),
    ),
    Mutation(
        name="the shield of batches",
        file="bot/telegram/incoming/batches.py",
        old="await asyncio.shield(asyncio.create_task(self._handle(raws)))",
        new="await self._handle(raws)",
        tests=(
            f"{CANCELLED}::test_batches_whose_caller_is_cancelled_at_any_await_are_answered_once",
        ),
    ),
    Mutation(
        name="the release of leases",
        file="bot/app.py",
        old="    leases.release_all(tx)\n",
        new="",
        tests=(
            "tests/faults/test_worst_moments.py::test_what_was_in_flight_is_sent_after_the_next_start",
        ),
    ),
    Mutation(
        name="the look at the lease before a call",
        file="bot/telegram/outgoing/deliverer.py",
        old="if not await self._leases.still_has(row):",
        new="if not await self._leases.still_has(row) and row.chat_id == 0:",
        tests=(
            "tests/faults/test_two_workers.py::test_a_row_that_another_worker_has_taken_over_is_not_sent",
        ),
    ),
    Mutation(
        name="the leases of workers",
        file="bot/outbox/leases/storage.py",
        old="o.lease_until <= DATABASE_MS",
        new="o.lease_until <= 0",
        tests=(
            "tests/outbox/test_leases.py::test_a_lease_that_is_over_is_taken_over_and_its_row_may_be_a_copy",
        ),
    ),
    Mutation(
        name="the order of acknowledgement",
        file="bot/telegram/incoming/polling.py",
        old="""            await self._batches.handle(part)
            self._offset = part[-1]["update_id"] + 1
""",
        new="""            self._offset = fetched[-1]["update_id"] + 1
            await self._fetch(0, limit=1)
            await self._batches.handle(part)
""",
        tests=("tests/faults/test_kill.py",),
    ),
    Mutation(
        name="the wait after an unknown outcome",
        file="bot/telegram/outgoing/outages.py",
        old="        self._pace.hold()\n",
        new="",
        tests=(
            "tests/faults/test_telegram.py::test_six_hours_without_telegram_lose_nothing_and_repeat_nothing",
        ),
    ),
    Mutation(
        name="the limit of two copies",
        file="bot/telegram/outgoing/results.py",
        old="self.unknowns + 1 < MOST_UNKNOWNS",
        new="self.unknowns + 1 < 9",
        tests=(
            "tests/faults/test_telegram.py::test_nothing_is_sent_a_third_time_although_every_answer_is_lost",
        ),
    ),
    Mutation(
        name="the wait of a chat after 429",
        file="bot/membership/chat/storage.py",
        old="SET not_before = :until WHERE id = :id AND not_before < :until",
        new="SET not_before = not_before WHERE id = :id AND not_before < :until",
        tests=("tests/faults/test_too_fast.py::test_a_429_delays_only_its_chat",),
    ),
    Mutation(
        name="the wait of a webhook for the commit",
        file="bot/telegram/incoming/arrivals.py",
        old="                await asyncio.shield(committed)\n",
        new="                committed.done()\n",
        tests=(f"{WEBHOOK}::test_updates_that_arrive_together_share_a_commit_in_their_order",),
    ),
    Mutation(
        name="the secret of a webhook",
        file="bot/web/webhook.py",
        old="hmac.compare_digest(said, self._webhook.secret.encode())",
        new="hmac.compare_digest(said, said)",
        tests=(f"{WEBHOOK}::test_what_is_no_update_of_telegram_has_no_effect",),
    ),
    Mutation(
        name="the room for the day's meetings",
        file="bot/outbox/gate/domain.py",
        old="if policy.capped and sent + len(meetings) + len(promised) >= DAILY_CAP:",
        new="if policy.capped and sent + len(promised) >= DAILY_CAP:",
        tests=("tests/outbox/test_gate.py::test_room_is_left_for_meetings",),
    ),
    Mutation(
        name="quiet hours after midnight",
        file="bot/outbox/gate/domain.py",
        old="return minute >= quiet_from or minute < quiet_until",
        new="return minute >= quiet_from",
        tests=("tests/outbox/test_gate.py::test_at_night",),
    ),
    Mutation(
        name="the expiry of what waits in memory",
        file="bot/telegram/outgoing/deliverer.py",
        old="""            if row.expires_at is not None and row.expires_at <= self._clock.now():
                return Drop(state="expired", reason="expired")
""",
        new="",
        tests=(
            "tests/faults/test_telegram.py::test_a_row_that_expires_during_an_outage_is_not_sent_afterwards",
        ),
    ),
    Mutation(
        name="the revision that its author saw",
        file="bot/announcements/sending/service.py",
        old="""    if one.revision != revision:
        raise StaleButton
    seen =""",
        new="    seen =",
        tests=(
            "tests/stories/announcements/test_announcements.py::test_an_old_check_screen_sends_only_what_it_showed",
        ),
    ),
    Mutation(
        name="the limit of a body without a length",
        file="bot/web/webhook.py",
        old="client_max_size=MOST_BYTES",
        new="client_max_size=1000 * MOST_BYTES",
        tests=("tests/faults/test_webhook.py::test_what_is_no_update_of_telegram_has_no_effect",),
    ),
    Mutation(
        name="the group of announcements made after a restore",
        file="bot/outbox/holding/domain.py",
        old="return HELD_SINCE if waits else None",
        new="return HELD if waits else None",
        tests=(
            f"{RESTORED}::test_what_is_announced_after_a_restore_is_told_listed_apart_and_not_dropped",
        ),
    ),
    Mutation(
        name="the way to coordinators after a restore",
        file="bot/outbox/holding/domain.py",
        old="""        if group is HeldGroup.OTHER and row.id > self.newest[group]:
            return None
""",
        new="",
        tests=(f"{RESTORED}::test_after_a_restore_a_question_still_reaches_the_coordinators",),
    ),
    Mutation(
        name="the look at other pollers before a claim",
        file="bot/telegram/outgoing/claiming.py",
        old="""        if not self._config.may_send_unasked():
            return Lane.REPLY
""",
        new="",
        tests=(
            f"{SECOND_COPY}::test_while_conflicts_last_people_get_answers_and_administrators_the_alarm",
        ),
    ),
    Mutation(
        name="the silence while conflicts last",
        file="bot/telegram/conflict_watch.py",
        old="return not self.is_newcomer and self._clock.seconds() >= self._quiet_until",
        new="return not self.is_newcomer",
        tests=(
            f"{SECOND_COPY}::test_while_conflicts_last_people_get_answers_and_administrators_the_alarm",
        ),
    ),
    Mutation(
        name="the count of guessed links",
        file="bot/telegram/incoming/turns.py",
        old="""            self._floods.note_wrong_link(turn.telegram_id, now=self.now)
""",
        new="""            pass
""",
        tests=(
            "tests/faults/test_floods.py::test_a_thousand_guessed_links_of_one_account_are_looked_up_five_times",
        ),
    ),
    Mutation(
        name="the fence in mark_ended",
        file="bot/outbox/storage.py",
        old="""done_at = :now, lease_until = NULL, call = NULL
WHERE id = :id AND fence = :fence
""",
        new="""done_at = :now, lease_until = NULL, call = NULL
WHERE id = :id AND :fence = :fence
""",
        tests=(f"{OUTBOX}::test_a_late_result_of_an_earlier_lease_changes_nothing",),
    ),
    Mutation(
        name="the fence in put_back",
        file="bot/outbox/storage.py",
        old="""THEN 1 ELSE maybe_duplicate END
WHERE id = :id AND fence = :fence
""",
        new="""THEN 1 ELSE maybe_duplicate END
WHERE id = :id AND :fence = :fence
""",
        tests=(f"{OUTBOX}::test_a_late_result_of_an_earlier_lease_changes_nothing",),
    ),
    Mutation(
        name="the count of a day's messages",
        file="bot/outbox/storage.py",
        old="SET unasked_count = CASE WHEN unasked_on = :day THEN unasked_count + 1 ELSE 1 END",
        new="SET unasked_count = 1",
        tests=(f"{OUTBOX}::test_unasked_messages_are_counted_by_local_day",),
    ),
    Mutation(
        name="the drop of what waits for somebody who has left",
        file="bot/outbox/storage.py",
        old="""        " WHERE state = 'pending' AND lane > 0"
        " AND chat_id IN""",
        new="""        " WHERE state = 'pending' AND lane > 3"
        " AND chat_id IN""",
        tests=(
            "tests/outbox/test_rows_of_chats.py::test_who_has_left_gets_replies_and_nothing_else_that_waits",
        ),
    ),
    Mutation(
        name="the end of jobs in a restored copy",
        file="bot/outbox/holding/service.py",
        old="""    jobs.close_waiting(tx, now=now)
""",
        new="",
        tests=(f"{RESTORED}::test_a_file_that_was_ordered_before_the_copy_is_not_sent_again",),
    ),
    Mutation(
        name="the stay of rows while the clock is wrong",
        file="bot/telegram/outgoing/claiming.py",
        old="if self._config.may_schedule() and tx.leads and self._may_expire(tx, now):",
        new="if tx.leads and self._may_expire(tx, now):",
        tests=(f"{CLOCK}::{ANOTHER_DAY}",),
    ),
    Mutation(
        name="the look at the clock before a claim",
        file="bot/telegram/outgoing/claiming.py",
        old="return Lane.BULK if self._config.may_schedule() else Lane.URGENT",
        new="return Lane.BULK",
        tests=(f"{CLOCK}::{ANOTHER_DAY}",),
    ),
    Mutation(
        name="the end of a job that another try has answered",
        file="bot/telegram/incoming/job_runner.py",
        old="""        if await jobs.finish(tx, job, now=self._clock.now()):
            await self._reply(tx, job, finish)""",
        new="""        await jobs.finish(tx, job, now=self._clock.now())
        await self._reply(tx, job, finish)""",
        tests=(
            "tests/telegram/incoming/test_job_runner.py::test_a_job_that_another_worker_takes_over_is_answered_once",
        ),
    ),
)
