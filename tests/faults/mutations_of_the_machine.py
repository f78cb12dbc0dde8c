"""Guards against the machine: its disk, its clock, its token, copies and backups."""

from tests.faults.mutation import Mutation

CANCELLED = "tests/faults/test_cancelled.py"
SECOND_COPY = "tests/faults/test_second_copy.py"
FOLDER_DOUBT = "tests/faults/test_folder_doubt.py"
TOKEN = "tests/faults/test_token.py"

MACHINE = (
    Mutation(
        name="the shield of transactions",
        file="bot/storage/database.py",
        old="return await asyncio.shield(running)",
        new="return await running",
        tests=(
            f"{CANCELLED}::test_a_transaction_whose_caller_is_cancelled_at_any_step_is_completed",
        ),
    ),
    Mutation(
        name="synchronous = FULL",
        file="bot/storage/driver.py",
        old="PRAGMA synchronous = FULL;",
        new="PRAGMA synchronous = OFF;",
        tests=("tests/faults/test_cancelled.py::test_each_commit_of_the_bot_waits_for_the_disk",),
    ),
    Mutation(
        name="the refusal of devices and pipes",
        file="bot/small_files.py",
        old="""        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise UnfitFile("it is no regular file")
""",
        new="",
        tests=(
            "tests/cli/test_content_exchange.py::test_what_has_no_end_or_is_too_large_is_not_read",
        ),
    ),
    Mutation(
        name="the names of the published page",
        file="telegram_simulator/guards.py",
        old="""        if not _is_known(host, known):
            return web.Response(status=403, text="The page is not known by this name (--name).\\n")
""",
        new="",
        tests=(
            "telegram_simulator/tests/test_published.py::test_a_site_that_claims_the_address_of_this_machine_is_refused",
        ),
    ),
    Mutation(
        name="the Origin check of the simulator",
        file="telegram_simulator/guards.py",
        old='if name not in _LOCAL or (origin is not None and origin != f"http://{host}"):',
        new="if name not in _LOCAL:",
        tests=(
            "telegram_simulator/tests/test_stage.py::test_foreign_hosts_and_origins_are_refused",
        ),
    ),
    Mutation(
        name="the refusal of a Date before the first bots",
        file="bot/telegram/clock_watch.py",
        old="""        if date < clock_facts.NO_BOTS_BEFORE:
            return  # Telegram did not write this
""",
        new="",
        tests=("tests/faults/test_clock.py::test_an_answer_without_a_date_proves_nothing",),
    ),
    Mutation(
        name="Telegram's time under a wrong clock",
        file="bot/clock.py",
        old="return wall if abs(skew) <= TOLERANCE else wall - skew",
        new="return wall",
        tests=(
            "tests/faults/test_silent.py::test_what_people_do_under_a_wrong_clock_is_stored_with_telegrams_time",
        ),
    ),
    Mutation(
        name="the patience of the older of two pollers",
        file="bot/telegram/incoming/polling.py",
        old="""if hooked or newcomer:
""",
        new="""if hooked or newcomer or repeated:
""",
        tests=(
            f"{SECOND_COPY}::test_while_conflicts_last_people_get_answers_and_administrators_the_alarm",
        ),
    ),
    Mutation(
        name="the id that getMe must name",
        file="bot/telegram/outgoing/posting.py",
        old='if not isinstance(result, dict) or result.get("id") != bot.id:',
        new="if not isinstance(result, dict):",
        tests=("tests/faults/test_token.py::test_get_me_must_name_this_bot",),
    ),
    Mutation(
        name="the new epoch after a backup",
        file="bot/housekeeping/backups.py",
        old=(
            "            await restored.move_epoch(database, beside, "
            'beside.epochs() or {""}, now=now)\n'
        ),
        new="",
        tests=("tests/faults/test_restored.py::test_a_restore_is_in_the_audit",),
    ),
    Mutation(
        name="the copy before a migration",
        file="bot/cli/running.py",
        old="""        await copy_if_older(database, config.backups, now=Clock().now())
""",
        new="",
        tests=("tests/cli/test_upgrading.py::test_a_start_copies_says_where_and_migrates",),
    ),
    Mutation(
        name="the release that a command needs",
        file="bot/cli/requests.py",
        old="            await refuse_older(database)",
        new="            pass",
        tests=("tests/cli/test_upgrading.py::test_commands_leave_an_older_database_as_it_is",),
    ),
    Mutation(
        name="the day after which a gap proves nothing",
        file="bot/housekeeping/folder_doubt/domain.py",
        old="is_gap = follows is False and not _was_off_long(doubt)",
        new="is_gap = follows is False",
        tests=(
            "tests/housekeeping/folder_doubt/test_domain.py::test_what_the_ids_of_telegram_show",
        ),
    ),
    Mutation(
        name="the proof beside the next update",
        file="bot/housekeeping/folder_doubt/domain.py",
        old="if explained is None and not (follows and doubt.message is None):",
        new="if explained is None and not follows:",
        tests=(f"{FOLDER_DOUBT}::test_who_only_taps_does_not_hide_what_was_sent",),
    ),
    Mutation(
        name="the wait in a doubtful folder",
        file="bot/housekeeping/folder_doubt/service.py",
        old="""    await holding.hold(tx, owed=await under_way(tx))
    storage.save(tx""",
        new="    storage.save(tx",
        tests=(
            f"{FOLDER_DOUBT}::test_an_announcement_is_not_sent_again_from_a_folder_that_is_put_back",
        ),
    ),
    Mutation(
        name="the end of a failure to store",
        file="bot/housekeeping/emergency.py",
        old="""        self._since = None
        self._administrators = administrators
""",
        new="""        self._administrators = administrators
""",
        tests=("tests/faults/test_full_disk.py::test_failures_that_are_soon_over_alarm_nobody",),
    ),
    Mutation(
        name="the look at the size of the file",
        file="bot/storage/sqlite.py",
        old="if self._size < known or files.identity(self.path) != self._file:",
        new="if files.identity(self.path) != self._file:",
        tests=(
            "tests/faults/test_lost.py::test_after_it_was_cut_the_bot_does_not_start_on_what_is_left",
        ),
    ),
    Mutation(
        name="the new name of the folder's file",
        file="bot/housekeeping/restored.py",
        old="""    beside.rename_place()
""",
        new="",
        tests=(
            f"{FOLDER_DOUBT}::test_an_announcement_is_not_sent_again_from_a_folder_that_is_put_back",
        ),
    ),
    Mutation(
        name="the alarm once a day for each administrator",
        file="bot/housekeeping/emergency.py",
        old="""            if _is_over(self._told_at.get(each.chat), now):
                await""",
        new="""            if now:
                await""",
        tests=(
            "tests/faults/test_full_disk.py::test_administrators_are_told_once_a_day_without_the_database",
        ),
    ),
    Mutation(
        name="the patience with one conflict alone",
        file="bot/telegram/conflict_watch.py",
        old="return len(self._met) > 1",
        new="return len(self._met) > 0",
        tests=(f"{SECOND_COPY}::test_one_conflict_alone_is_no_alarm",),
    ),
    Mutation(
        name="the fsync of a backup",
        file="bot/storage/backup.py",
        old="""        _save(made)
""",
        new="",
        tests=(
            "tests/faults/test_backup.py::test_a_backup_that_has_its_name_survives_a_power_cut",
        ),
    ),
    Mutation(
        name="the fsync of the files beside the database",
        file="bot/storage/beside.py",
        old="""        file.flush()
        os.fsync(file.fileno())
""",
        new="""        file.flush()
""",
        tests=(
            "tests/faults/test_torn.py::test_after_a_power_cut_the_files_beside_the_database_are_whole",
        ),
    ),
    Mutation(
        name="both epochs in the file until the commit",
        file="bot/housekeeping/restored.py",
        old="beside.save_epochs({*known, after})",
        new="beside.save_epochs({after})",
        tests=(
            "tests/faults/test_restored.py::test_an_epoch_that_the_database_did_not_take_is_no_restore",
        ),
    ),
    Mutation(
        name="the stop of calls while the token is in doubt",
        file="bot/telegram/token_watch.py",
        old="if self._began is not None and method != ASKING:",
        new="if self.refused.is_set() and method != ASKING:",
        tests=(f"{TOKEN}::test_taps_and_files_call_nothing_while_the_token_is_in_doubt",),
    ),
    Mutation(
        name="the look at when a refused call began",
        file="bot/telegram/token_watch.py",
        old="if self._began is not None or began < self._trusted_at:",
        new="if self._began is not None:",
        tests=(f"{TOKEN}::test_a_late_refusal_of_a_call_from_before_the_doubt_begins_no_other",),
    ),
    Mutation(
        name="the room on the disk",
        file="bot/storage/trial.py",
        old="""        files.try_room(database.beside.path.parent)
""",
        new="""        files.room_left(database.beside.path.parent)
""",
        tests=(
            "tests/faults/test_full_disk.py::test_a_disk_without_room_is_noticed_although_small_rows_are_still_stored",
        ),
    ),
)
