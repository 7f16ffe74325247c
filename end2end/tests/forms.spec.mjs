// Every form of the product, and which test submits it with invalid values. A form that is not listed fails the test. A page shows some
// forms on some days only, so the integration tests compare this list with the router (`routes.rs`).
import { PAGES } from '../support/pages.mjs';
import { ONCE, expect, test, withoutScript } from '../support/test.mjs';

/** `null`: the form has only fixed values, so nobody can type an invalid one; the router's tests cover it. */
const INVALID = {
  '/api/sign_in': 'sign-in.spec: empty; wrong password',
  '/api/set_up': 'set-up.spec: no site, too short a password',
  '/api/accept_invitation': 'invitation.spec: too short a password; two that differ',
  '/api/choose_audience': 'invitation.spec and account.spec: nothing chosen',
  '/api/choose_counted': 'invitation.spec: nothing chosen',
  '/api/make_recovery_code': 'recovery.spec: no password; a wrong one',
  '/api/unlock_past': 'recovery.spec: no code; a wrong one',
  '/api/record_check_in': 'check-in.spec: no weather; a note that is too long',
  '/api/record_tough_call': 'tough-call.spec: a degree without a kind',
  '/api/allow_hanging_up': 'tough-call.spec: nothing chosen',
  '/api/ask_to_talk': 'talk.spec: nobody chosen; a line that is too long',
  '/api/save_supporter': 'supporters.spec: no language; one quiet hour of two',
  '/api/accept_talk': 'talk.spec: no time',
  '/api/ask_referral': 'psychologist.spec: nobody chosen',
  '/api/offer_slot': 'psychologist.spec: no date',
  '/api/hold_group_talk': 'psychologist.spec: no date, no place',
  '/api/ask_for_break': 'breaks.spec: a time that has passed',
  '/api/choose_break_rules': 'breaks.spec: no number of people, no number of points',
  '/api/amend_check_in': 'check-in.spec: a note that is too long',
  '/api/rate_suggestion': 'check-in.spec: nothing chosen',
  '/api/set_audience': 'me.spec: nothing chosen',
  '/api/edit_note': 'me.spec: a note that is too long',
  '/api/keep_good_thing': 'saved.spec: an empty line; one that is too long',
  '/me': 'me.spec: a search that finds nothing',
  '/api/delete_everything': 'me.spec: no password; a wrong one',
  '/api/erase_person': 'recovery.spec: a wrong password',
  '/api/change_password': 'account.spec: wrong current one; too short; two that differ',
  '/library': 'library.spec: a search that finds nothing',
  '/library/words': 'training.spec: a search that finds nothing',
  '/me/year': null,
  '/api/write_case': 'library.spec: nothing that happened; a text that is too long',
  '/api/release_case': 'library.spec: no title; names not checked',
  '/api/decline_case': 'library.spec: no sentence',
  '/api/finish_flag': 'flags.spec: nothing said',
  '/api/plan_follow_up': 'follow-up.spec: nothing planned',
  '/api/preview_roster': 'admin.spec: no file; an empty one; one with faults by line',
  '/api/import_roster': 'admin.spec: a preview that another one replaced',
  '/api/save_person': 'admin.spec: a name that is taken, no address, no role; a lead without the role',
  '/api/change_people': 'admin.spec: nobody ticked',
  '/api/invite_people': 'admin.spec: nobody chosen',
  '/api/withdraw_invitation': 'centre.spec: one that was taken back already',
  '/api/sign_climate_comment': 'climate.spec: no comment; one that is too long',
  '/api/add_team': 'centre.spec: no key, no department; a key that is taken',
  '/api/rename_team': 'centre.spec: no name',
  '/api/name_lead': 'centre.spec: a name that nobody has; a day that is over',
  '/api/end_lead': 'centre.spec: a day that is over',
  '/api/add_shift': 'centre.spec: no shift',
  '/api/add_phone_number': 'talk.spec: no label; a number that cannot be dialled',
  '/api/add_stressor': 'centre.spec: no names; one name of two',
  '/api/choose_rules': 'centre.spec: a rule that there is not',
  '/api/lower_privacy_budget': 'centre.spec: higher than it is; the box not ticked',
  '/api/choose_learning': 'what-helped.spec: nothing chosen',
  '/api/choose_breakdown': 'centre.spec: a breakdown that there is not',
  '/api/sign_out_elsewhere': 'account.spec: a session that has ended already',
  '/admin/people': 'admin.spec: a search that nobody fits',
  '/api/keep_recovery_code': null,
  '/api/confirm_reset': null,
  '/admin/looks': null,
  '/api/end_shift': null,
  '/api/offer_stressor': null,
  '/api/mark_stressor': null,
  '/api/mark_item': null,
  '/api/withdraw_case': null,
  '/api/undo_check_in': null,
  '/api/end_referral': null,
  '/api/book_slot': null,
  '/api/cancel_slot': null,
  '/api/cancel_group_talk': null,
  '/api/join_group_talk': null,
  '/api/leave_group_talk': null,
  '/api/answer_tough_call': null,
  '/api/delete_tough_call': null,
  '/api/keep_tough_call_private': null,
  '/api/switch_tough_key': null,
  '/api/hand_on_talk': null,
  '/api/answer_hand_on': null,
  '/api/answer_offer': null,
  '/api/answer_supporter': null,
  '/api/answer_talk': null,
  '/api/pause_supporter': null,
  '/api/stop_supporter': null,
  '/api/end_talk': null,
  '/api/answer_break': null,
  '/api/withdraw_break': null,
  '/api/remove_phone_number': null,
  '/api/delete_entry': null,
  '/api/narrow_past': null,
  '/api/take_flag': null,
  '/api/check_follow_up': null,
  '/api/ask_to_stop': null,
  '/api/make_wall': null,
  '/api/end_wall': null,
  '/api/put_notices_away': null,
  '/api/put_off_counted': null,
  '/api/remove_climate_comment': null,
  '/api/settle_weather': null,
  '/api/sign_out': null,
  '/api/switch_language': null,
  '/api/switch_theme': null,
};

test('every form on a page is in the list of forms tested with invalid values', async ({ page, reading, quiet }) => {
  test.skip(withoutScript({ javaScriptEnabled: test.info().project.use.javaScriptEnabled }), ONCE);
  // Some forty pages.
  test.slow();
  for (const [role, pages] of Object.entries(PAGES)) {
    if (role !== 'nobody') await reading(role);
    for (const [, address, status = 200] of pages) {
      const path = typeof address === 'function' ? await address(page) : address;
      if (!path) continue;
      if (status >= 400) quiet.expects(status, path);
      await page.goto(path);
      const actions = await page.locator('form').evaluateAll((forms) => forms.map((form) => new URL(form.getAttribute('action'), location.href).pathname));
      for (const action of actions) expect(Object.keys(INVALID), `a form on ${path}`).toContain(action);
    }
  }
});
