"""Every verb has a test of whom it refuses and one of whom it serves (where one test does both, it stands twice)."""

import ast

from tests.house.trees import ROOT

EDITORS = "test_every_verb_is_for_owners_and_editors"
WATCHING = "test_watching_is_for_owners_and_editors"

TESTS = {
    "approving.ask_approval": (
        "test_ask_approval_is_for_owners_and_editors",
        "test_ask_approval_is_for_owners_and_editors",
    ),
    "approving.approve": (
        "test_approve_refuses_everybody_but_who_was_asked",
        "test_approve_publishes_exactly_what_was_asked",
    ),
    "approving.decline": (
        "test_approve_refuses_everybody_but_who_was_asked",
        "test_decline_refuses_without_a_reason_and_keeps_it",
    ),
    "approving.withdraw_approval": (
        "test_withdraw_approval_is_for_owners_and_editors",
        "test_withdraw_approval_is_for_owners_and_editors",
    ),
    "asking.ask": ("test_ask_refuses_a_visitor", "test_ask_publishes_with_a_first_revision"),
    "asking.revise_situation": ("test_revise_situation_refuses_a_stranger", "test_revise_situation_keeps_what_it_said"),
    "asking.withdraw_situation": (
        "test_withdraw_situation_refuses_a_stranger",
        "test_withdraw_situation_hides_it_from_all_but_its_author",
    ),
    "asking.restore_situation": (
        "test_restore_situation_refuses_a_stranger",
        "test_restore_situation_publishes_it_again",
    ),
    "contributing.contribute": (
        "test_contribute_refuses_a_visitor",
        "test_contribute_publishes_with_strategies_and_a_first_revision",
    ),
    "contributing.revise": (
        "test_revise_refuses_everybody_but_the_author",
        "test_revise_keeps_what_it_said_and_its_votes",
    ),
    "correcting.correct_language": (
        "test_correct_language_refuses_a_visitor",
        "test_correct_language_by_a_reader",
    ),
    "contributing.withdraw": (
        "test_withdraw_refuses_everybody_but_the_author",
        "test_withdraw_hides_it_from_all_but_its_author",
    ),
    "contributing.restore": ("test_restore_refuses_a_stranger", "test_restore_brings_it_back_with_its_votes"),
    "curating.make_playbook": (EDITORS, "test_make_playbook_begins_with_one_untitled_section"),
    "curating.describe": (EDITORS, EDITORS),
    "limiting.limit": ("test_limit_refuses_everybody_but_the_author", "test_limit_keeps_what_its_author_says"),
    "erasing.erase": (
        "test_erase_refuses_everybody_but_the_author",
        "test_erase_takes_the_text_from_editions_and_approvals_and_keeps_the_counts",
    ),
    "curating.delete_playbook": (
        "test_delete_playbook_is_for_owners_alone",
        "test_delete_playbook_is_for_owners_alone",
    ),
    "sectioning.add_section": (EDITORS, EDITORS),
    "sectioning.rename_section": (EDITORS, EDITORS),
    "sectioning.remove_section": (EDITORS, "test_remove_section_hands_its_plays_to_the_one_before"),
    "sectioning.move_section": (EDITORS, "test_move_section"),
    "curating.add_play": (EDITORS, "test_add_play_appends_and_is_idempotent"),
    "curating.explain_play": (EDITORS, EDITORS),
    "curating.move_play": (EDITORS, "test_move_play_within_its_section"),
    "curating.remove_play": (EDITORS, EDITORS),
    "sectioning.arrange_by": (EDITORS, "test_arrange_by_situation_keeps_order_and_notes"),
    "curating.put_back": (EDITORS, EDITORS),
    "sectioning.nest": (EDITORS, "test_nest_puts_a_section_below_the_one_above_and_back"),
    "balancing.explain_tension": (
        "test_explain_tension_is_for_owners_and_editors",
        "test_explain_tension_is_for_owners_and_editors",
    ),
    "importing.import_article": (
        "test_import_article_by_a_stranger_is_refused",
        "test_import_article_stores_the_seed_page",
    ),
    "receiving.receive": ("test_receive_by_a_stranger_is_refused", "test_receive_by_a_curator_stores_what_lines_say"),
    "naming.reword": ("test_reword_is_for_curators", "test_reword_keeps_every_old_name_leading_there"),
    "merging.merge": (
        "test_merge_is_for_curators",
        "test_merge_moves_the_advice_and_the_addresses_and_keeps_the_votes",
    ),
    "merging.part": ("test_part_is_for_curators", "test_part_gives_each_contribution_back_what_it_had"),
    "proposing.propose": ("test_propose_refuses_a_visitor", "test_propose_is_for_everybody_with_an_account"),
    "proposing.withdraw_proposal": (
        "test_withdraw_proposal_is_for_who_made_it",
        "test_withdraw_proposal_is_for_who_made_it",
    ),
    "proposing.accept_proposal": (
        "test_accept_proposal_is_for_curators",
        "test_accept_proposal_makes_a_strategy_with_its_words_and_address",
    ),
    "proposing.decline_proposal": (
        "test_decline_proposal_is_for_curators_and_says_why",
        "test_decline_proposal_is_for_curators_and_says_why",
    ),
    "adopting.adopt": ("test_adopt_is_for_owners_and_editors", "test_adopt_is_for_owners_and_editors"),
    "joining.found": ("test_found_refuses_a_visitor", "test_found_makes_the_founder_the_owner"),
    "joining.rename": ("test_rename_is_for_owners", "test_rename_is_for_owners"),
    "joining.invite": ("test_invite_is_for_owners", "test_invite_is_for_owners"),
    "joining.resend": ("test_resend_is_for_owners", "test_resend_makes_another_link_and_kills_the_first"),
    "joining.hand_over": (
        "test_hand_over_is_for_owners",
        "test_hand_over_makes_another_owner_and_the_giver_an_editor",
    ),
    "joining.delete_team": (
        "test_delete_team_is_for_owners_who_type_its_name",
        "test_delete_team_is_for_owners_who_type_its_name",
    ),
    "joining.revoke": ("test_revoke_is_for_owners", "test_revoke_is_for_owners"),
    "joining.accept": ("test_accept_refuses_a_visitor", "test_accept_gives_the_role_of_the_invitation"),
    "joining.change_role": ("test_change_role_is_for_owners", "test_change_role_by_an_owner"),
    "joining.remove": ("test_remove_is_for_owners", "test_remove_is_for_owners"),
    "joining.leave": (
        "test_leave_is_for_everybody_but_the_last_owner_and_strangers",
        "test_leave_is_for_everybody_but_the_last_owner_and_strangers",
    ),
    "keeping.keep": ("test_keep_refuses_a_visitor_and_withdrawn_advice", "test_keep_puts_it_on_ones_own_shelf_once"),
    "keeping.note_bookmark": ("test_a_shelf_is_its_persons_alone", "test_note_bookmark_writes_what_nobody_else_reads"),
    "keeping.let_go": ("test_a_shelf_is_its_persons_alone", "test_let_go_takes_it_off"),
    "keeping.add_from_shelf": (
        "test_add_from_shelf_is_for_owners_and_editors",
        "test_add_from_shelf_adds_each_once_in_order",
    ),
    "annotating.annotate": ("test_annotate_refuses_strangers", "test_annotate_is_for_everybody_in_the_team"),
    "annotating.revise_note": ("test_revise_note_is_for_its_author", "test_revise_note_is_for_its_author"),
    "annotating.delete_note": (
        "test_delete_note_is_for_its_author_and_owners",
        "test_delete_note_is_for_its_author_and_owners",
    ),
    "filling.make_rule": ("test_rules_are_for_owners_and_editors", "test_make_rule_keeps_what_it_asks_for"),
    "filling.change_rule": ("test_rules_are_for_owners_and_editors", "test_rules_are_for_owners_and_editors"),
    "filling.remove_rule": ("test_rules_are_for_owners_and_editors", "test_rules_are_for_owners_and_editors"),
    "filling.fill": ("test_rules_are_for_owners_and_editors", "test_fill_adds_what_was_ticked_by_strategy"),
    "filling.take_back": ("test_rules_are_for_owners_and_editors", "test_take_back_undoes_just_a_filling"),
    "publishing.publish": (
        "test_publish_is_for_owners_and_curators",
        "test_publish_is_for_owners_and_curators",
    ),
    "sharing.share": ("test_share_is_for_owners_and_editors", "test_share_is_for_owners_and_editors"),
    "sharing.revoke_share": ("test_share_is_for_owners_and_editors", "test_share_is_for_owners_and_editors"),
    "settling.choose_languages": (
        "test_choose_languages_refuses_a_visitor",
        "test_choose_languages_keeps_their_order",
    ),
    "settling.choose_interface": (
        "test_choose_interface_refuses_a_visitor_and_everybody_else",
        "test_choose_interface_leaves_the_rest",
    ),
    "settling.settle": ("test_settle_refuses_a_visitor", "test_settle_changes_what_readers_see"),
    "translating.translate": (
        "test_translate_refuses_a_visitor_and_a_closed_account",
        "test_translate_stores_a_draft_with_a_first_revision",
    ),
    "translating.revise_translation": (
        "test_revise_translation_refuses_who_does_not_read_both",
        "test_revise_translation_is_for_translator_author_curators_and_who_reads_both",
    ),
    "translating.review": ("test_review_refuses_who_wrote_the_last_version", "test_review_names_the_reviewer"),
    "translating.withdraw_translation": (
        "test_withdraw_translation_is_for_its_translator",
        "test_withdraw_translation_is_for_its_translator",
    ),
    "translating.restore_translation": (
        "test_restore_translation_is_for_its_translator_and_makes_a_draft",
        "test_restore_translation_is_for_its_translator_and_makes_a_draft",
    ),
    "translating.translate_by_machine": (
        "test_translate_by_machine_refuses_a_visitor",
        "test_translate_by_machine_stores_a_labelled_draft",
    ),
    "trying.try_out": ("test_try_out_refuses_the_author", "test_try_out_takes_any_reader_but_the_author"),
    "trying.postpone": ("test_trial_is_its_persons_alone", "test_postpone_asks_on_another_day_and_once_more"),
    "trying.report_outcome": ("test_trial_is_its_persons_alone", "test_report_outcome_counts_it"),
    "trying.give_up": ("test_trial_is_its_persons_alone", "test_give_up_deletes_the_trial"),
    "reviewing.confirm_cluster": (
        "test_confirm_cluster_is_for_moderators",
        "test_confirm_cluster_counts_one_vote_a_value_and_keeps_the_others",
    ),
    "reviewing.dismiss_cluster": ("test_dismiss_cluster_is_for_moderators", "test_dismiss_cluster_changes_no_vote"),
    "reviewing.reopen_cluster": (
        "test_reopen_cluster_is_for_moderators",
        "test_reopen_cluster_restores_every_vote_and_tally_exactly",
    ),
    "watching.dismiss": (
        WATCHING,
        "test_cause_is_told_once_answered_once_and_told_anew_when_more_changes",
    ),
    "watching.reopen": (WATCHING, "test_reopen_tells_again_what_was_dismissed"),
    "watching.review": (WATCHING, "test_review_answers_every_change_and_sets_the_next_day"),
    "watching.set_review": (WATCHING, "test_set_review_takes_an_editor_and_days_of_its_own"),
    "watching.set_interval": (WATCHING, "test_set_interval_moves_every_play_that_has_none_of_its_own"),
    "voting.vote": ("test_vote_refuses_the_author", "test_vote_takes_any_reader_but_the_author"),
}


def verbs() -> set[str]:
    """Every public function of the verbs' floor that names its actor."""
    return {
        f"{path.stem}.{node.name}"
        for path in (ROOT / "advice" / "actions").glob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and any(argument.arg == "by" for argument in node.args.kwonlyargs)
    }


def written() -> set[str]:
    """The tests of the verbs' floor."""
    return {
        node.name
        for path in (ROOT / "tests" / "actions").glob("test_*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }


def test_every_verb_is_listed_with_its_tests():
    assert sorted(TESTS) == sorted(verbs())


def test_every_listed_test_is_there():
    there = written()

    assert {verb: names for verb, names in TESTS.items() if not there >= set(names)} == {}
