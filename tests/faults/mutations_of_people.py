"""Guards of people: their words, names, rights and data."""

from tests.faults.mutation import Mutation

GUARDED = "tests/stories/whole/test_guarded_dialogs.py"
RESTORED = "tests/faults/test_restored.py"
SILENT = "tests/faults/test_silent.py"

PEOPLE = (
    Mutation(
        name="the guard before the handler of a dialog",
        file="bot/telegram/incoming/router.py",
        old="if route.guard is not None and await route.guard(",
        new="if not dialog and route.guard is not None and await route.guard(",
        tests=(
            f"{GUARDED}::test_a_wish_to_die_and_danger_are_answered_whatever_leaders_are_asked",
        ),
    ),
    Mutation(
        name="the verdict that a dialog must have",
        file="bot/telegram/incoming/router.py",
        old="if (guard is None) is not bool(unguarded):",
        new="if not name:",
        tests=(f"{GUARDED}::test_a_dialog_is_not_registered_without_one_verdict",),
    ),
    Mutation(
        name="the guard of a leader's question",
        file="bot/questions/asking/handlers.py",
        old="@routes.dialog(ASK, guard=GUARD)",
        new='@routes.dialog(ASK, unguarded="a question")',
        tests=(f"{GUARDED}::test_the_list_of_all_dialogs_and_what_their_guards_stop",),
    ),
    Mutation(
        name="the guard of own words",
        file="bot/plans/own_steps/handlers.py",
        old="    guard=EVERYTHING,\n",
        new='    guard=EVERYTHING.but_for(str, "any text"),\n',
        tests=(
            "tests/stories/whole/test_free_texts.py::test_a_case_and_a_number_are_refused_and_not_stored",
        ),
    ),
    Mutation(
        name="a wish to die in the guard of names",
        file="bot/safety/guard/handlers.py",
        old='DANGER = Stops(name="danger", risks=frozenset({Risk.SELF_HARM, Risk.DANGER}))',
        new='DANGER = Stops(name="danger", risks=frozenset({Risk.DANGER}))',
        tests=(f"{GUARDED}::test_coordinators_get_the_same_answer_in_their_dialogs",),
    ),
    Mutation(
        name="the wait of edits until a notice is open",
        file="bot/telegram/outgoing/kinds.py",
        old="""        if kind.edits_covered and await covers.covers_edited(context.tx, row.id):
            return Drop(state="dropped", reason="not opened")
""",
        new="",
        tests=(
            "tests/stories/desk/test_covers.py::test_a_coordinator_who_only_looks_at_her_screen_sees_no_name_and_no_words",
        ),
    ),
    Mutation(
        name="the silence of the log about words of errors",
        file="bot/cli/logs.py",
        old='entry["exception"] = type(record.exc_info[1]).__name__',
        new='entry["exception"] = repr(record.exc_info[1])',
        tests=("tests/cli/test_logs.py::test_an_exception_is_logged_without_its_message",),
    ),
    Mutation(
        name="the silence about the words of a failed update",
        file="bot/telegram/incoming/updates.py",
        old="error=type(error).__name__, tries=tries",
        new="error=repr(error), tries=tries",
        tests=(
            "tests/faults/test_updates.py::test_a_failing_handler_is_tried_once_more_alone_and_then_the_bot_apologizes",
        ),
    ),
    Mutation(
        name="the end of open questions on a shared phone",
        file="bot/people/shared_phone/service.py",
        old="""                set_dialog(act.tx, each.chat_id, None)
""",
        new="""                pass
""",
        tests=(
            "tests/stories/people/test_shared_phone.py::test_a_question_that_closed_is_no_longer_open",
        ),
    ),
    Mutation(
        name="the graver answer to danger beside a number",
        file="bot/safety/guard/domain.py",
        old="""        risks |= cues & GRAVE  # what is stopped anyway gets the graver answer
""",
        new="""        pass
""",
        tests=("tests/safety/guard/test_domain.py::test_the_guard_finds",),
    ),
    Mutation(
        name="the second listener of a voice note",
        file="bot/learning/voice_notes/service.py",
        old="return opened.alone or found.recorded_by != act.person.id",
        new="return True",
        tests=(
            "tests/stories/learning/test_voice_notes.py::test_what_one_coordinator_reads_a_second_one_approves",
        ),
    ),
    Mutation(
        name="the memory of accepted codes",
        file="bot/people/second_factor/domain.py",
        old="if step > factor.last_step and strings_equal(",
        new="if strings_equal(",
        tests=(
            "tests/people/second_factor/test_domain.py::test_no_step_up_to_that_of_the_latest_code_is_accepted_again",
        ),
    ),
    Mutation(
        name="the pause after wrong codes",
        file="bot/people/second_factor/service.py",
        old="""    if factor.paused_until is not None and factor.paused_until > act.now:
        return Paused(until=factor.paused_until)
""",
        new="",
        tests=(
            "tests/stories/people/test_second_factor_codes.py::test_after_five_wrong_codes_even_the_right_one_must_wait",
        ),
    ),
    Mutation(
        name="the end of a link that is used up",
        file="bot/people/invites/domain.py",
        old="return not self.closed and self.expires_at > now and self.uses < self.uses_allowed",
        new="return not self.closed and self.expires_at > now",
        tests=("tests/people/invites/test_domain.py::test_a_link_lets_in_while_it_is_open",),
    ),
    Mutation(
        name="the right to close a link",
        file="bot/people/invites/service.py",
        old="""    require_coordinator(act.visitor.grants, found.cohort_id)
    storage.close(""",
        new="    storage.close(",
        tests=(
            "tests/stories/people/test_invites.py::test_a_coordinator_of_another_course_can_do_nothing_of_this_desk",
        ),
    ),
    Mutation(
        name="the memory of people whom a course refused",
        file="bot/people/joining/service.py",
        old="if was_refused or not await",
        new="if not await",
        tests=(
            "tests/stories/people/test_invites.py::test_a_refused_person_is_told_nothing_and_cannot_ask_again",
        ),
    ),
    Mutation(
        name="the day before somebody goes without a PIN",
        file="bot/people/going/domain.py",
        old="return self.stands(now) and opens_at is not None and now >= opens_at",
        new="return self.stands(now) and opens_at is not None",
        tests=(
            "tests/stories/people/test_going.py::test_a_forgotten_pin_makes_neither_impossible",
        ),
    ),
    Mutation(
        name="the escaping of lines",
        file="bot/telegram/kit/screen.py",
        old="part if isinstance(part, Markup) else escape(part) for part",
        new="part for part",
        tests=("tests/telegram/kit/test_calls.py::test_paragraphs_escape_what_is_no_markup",),
    ),
    Mutation(
        name="the stay of silent people with a role",
        file="bot/people/mydata/storage.py",
        old="""r.revoked_at IS NULL)
  AND {set_aside""",
        new="""r.revoked_at IS NULL AND p.id < 0)
  AND {set_aside""",
        tests=(f"{SILENT}::test_many_people_who_are_due_on_one_day_are_deleted_on_it",),
    ),
    Mutation(
        name="the instant since which the time is known",
        file="bot/people/mydata/service.py",
        old="""    if known_since is not None and known_since >= before:
        return 0
""",
        new="",
        tests=(
            f"{SILENT}::test_who_came_in_1970_counts_as_having_come_when_the_time_became_known",
        ),
    ),
    Mutation(
        name="the earlier lines in the list of erased people",
        file="bot/storage/beside.py",
        old="merged = known | {name: max(at, known.get(name, 0)) for name, at in erased.items()}",
        new="merged = {name: max(at, known.get(name, 0)) for name, at in erased.items()}",
        tests=(f"{RESTORED}::test_somebody_who_erased_their_data_stays_erased",),
    ),
    Mutation(
        name="the list of erased people after each erasure",
        file="bot/housekeeping/restored.py",
        old="""    database.after_erasing = partial(remember, database)
""",
        new="",
        tests=(f"{RESTORED}::test_somebody_who_erased_their_data_stays_erased",),
    ),
    Mutation(
        name="the end of erased bytes",
        file="bot/storage/personal_data.py",
        old="""        tx.erased = True
""",
        new="",
        tests=("tests/faults/test_erasing.py::test_after_erasing_no_byte_of_a_person_is_left",),
    ),
    Mutation(
        name="the wait of deletions for Telegram's time",
        file="bot/telegram/clock_watch.py",
        old="if not (self.is_proven and self.is_right):",
        new="if not self.is_right:",
        tests=(f"{SILENT}::test_without_telegrams_time_nobody_is_deleted",),
    ),
    Mutation(
        name="the day without deletions after a wrong clock",
        file="bot/telegram/clock_watch.py",
        old="return far_off is None or abs(self.now() - far_off) >= DAY",
        new="return far_off is None or not self._far_off",
        tests=(f"{SILENT}::test_a_clock_that_was_two_days_off_stops_the_deletion_for_a_day",),
    ),
    Mutation(
        name="the escaping of values in texts",
        file="bot/locale/texts.py",
        old="value if isinstance(value, _SAFE) else escape(value)",
        new="value",
        tests=(
            "tests/home/words/test_screens.py::test_the_line_above_an_answer_names_the_button_or_nothing",
        ),
    ),
    Mutation(
        name="the record of consent",
        file="bot/people/joining/service.py",
        old="""    storage.save_consent(act.tx, person, version=version, now=act.now)
""",
        new="",
        tests=(
            "tests/stories/people/test_renewal.py::test_the_next_tap_shows_the_new_text_and_a_yes_is_noted",
        ),
    ),
    Mutation(
        name="the end of backups after thirty days",
        file="bot/storage/backup.py",
        old="if made_at(path) < now - KEPT]",
        new="if made_at(path) < now - 2 * KEPT]",
        tests=("tests/faults/test_backup.py::test_no_backup_is_older_than_thirty_days",),
    ),
    Mutation(
        name="the rights of a backup",
        file="bot/storage/backup.py",
        old="os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY))",
        new="os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644))",
        tests=("tests/cli/test_db.py::test_a_backup_holds_everything_and_only_its_owner_reads_it",),
    ),
    Mutation(
        name="the role of an author while messages go",
        file="bot/announcements/message/notices.py",
        old="""    if not may_announce(details):
        return BARRED
    every, number""",
        new="    every, number",
        tests=(
            "tests/stories/announcements/test_sending_mornings.py::test_the_rest_do_not_get_it_when_its_author_has_lost_the_role",
        ),
    ),
    Mutation(
        name="the stop of private notices in groups",
        file="bot/telegram/outgoing/kinds.py",
        old="""        if row.chat_id < 0 and not kind.groups:
            return Drop(state="dropped", reason="private")
""",
        new="",
        tests=(
            "tests/stories/desk/test_groups.py::test_what_is_for_one_person_is_never_sent_to_a_group",
        ),
    ),
    Mutation(
        name="the refusal of links for a role",
        file="bot/people/invites/service.py",
        old="if invite.cohort_id is None or invite.is_staff:",
        new="if invite.cohort_id is None:",
        tests=(
            "tests/stories/people/test_invites.py::test_a_coordinator_gets_no_picture_of_a_link_that_gives_a_role",
        ),
    ),
    Mutation(
        name="the refusal of a second secret",
        file="bot/people/second_factor/service.py",
        old="""    if known is not None and known.confirmed_at is not None:
        raise StaleButton
""",
        new="",
        tests=(
            "tests/stories/people/test_second_factor.py::test_a_confirmed_factor_is_not_replaced_by_a_tap",
        ),
    ),
    Mutation(
        name="the look whether a notice's reader still coordinates",
        file="bot/telegram/outgoing/kinds.py",
        old="return any(chat == to.chat_id for chat, _ in self.memo[key])",
        new="return bool(self.memo[key])",
        tests=(
            "tests/stories/desk/test_team_roles.py::test_what_waits_for_the_morning_does_not_reach_who_lost_the_role_at_night",
        ),
    ),
    Mutation(
        name="the silence for an account that was cut off",
        file="bot/telegram/incoming/turns.py",
        old="if chat is None or user is None or chat.id < 0 or user.id in self._cut_off:",
        new="if chat is None or user is None or chat.id < 0:",
        tests=(
            "tests/stories/desk/test_stolen_phone.py::test_what_the_bot_cannot_handle_is_no_reason_to_answer",
        ),
    ),
    Mutation(
        name="the instant from which a warned day is counted",
        file="bot/people/mydata/service.py",
        old="seen = fading.seen if known_since is None else max(fading.seen, known_since)",
        new="seen = fading.seen",
        tests=(f"{SILENT}::test_who_came_in_1970_is_told_the_day_two_weeks_before",),
    ),
    Mutation(
        name="the look at people who changed in the same batch",
        file="bot/telegram/incoming/turns.py",
        old="""            self._used |= self._visitors.keys() | self._chats.keys()
""",
        new="""            self._used |= {turn.telegram_id}
""",
        tests=(
            "tests/stories/desk/test_stolen_phone.py::test_a_phone_that_is_cut_off_in_the_same_batch_gets_no_answer",
        ),
    ),
    Mutation(
        name="the cohort of a coordinator",
        file="bot/membership/staff/domain.py",
        old="grant.cohort_id == cohort for grant in grants",
        new="grant.cohort_id is not None for grant in grants",
        tests=(
            "tests/membership/staff/test_domain.py::test_only_its_coordinators_and_administrators_act_for_a_cohort",
        ),
    ),
    Mutation(
        name="the notice to colleagues about wrong codes",
        file="bot/people/second_factor/service.py",
        old="if chat != act.person.telegram_id:",
        new="if chat == act.person.telegram_id:",
        tests=(
            "tests/stories/people/test_second_factor_codes.py::test_colleagues_are_told_once_a_day_of_codes_that_did_not_fit",
        ),
    ),
    Mutation(
        name="the lapse of a request to go",
        file="bot/people/going/domain.py",
        old="return self.asked_at is not None and now < self.asked_at + LAPSES_AFTER",
        new="return self.asked_at is not None",
        tests=(
            "tests/stories/people/test_going.py::test_asking_again_does_not_move_the_time_and_a_request_lapses",
        ),
    ),
)
