//! The seam between the faces: what pages show (`view`), and one server function a file for everything that changes something.
//!
//! No island calls one of these: forms do, so that every screen works without JavaScript.
#![expect(
    missing_docs,
    reason = "each function documents its arguments; the macro repeats them as the fields of a struct"
)]

mod confirmed;
pub mod form;
mod refusal;
pub mod view;

pub mod accept_invitation;
pub mod add_shift;
pub mod add_stressor;
pub mod add_team;
pub mod amend_check_in;
pub mod change_password;
pub mod choose_audience;
pub mod choose_counted;
pub mod choose_rules;
pub mod delete_entry;
pub mod delete_everything;
pub mod end_lead;
pub mod end_shift;
pub mod end_wall;
pub mod erase_person;
pub mod finish_flag;
pub mod import_roster;
pub mod invite_people;
pub mod keep_recovery_code;
pub mod make_recovery_code;
pub mod make_wall;
pub mod name_lead;
pub mod narrow_past;
pub mod new_password;
pub mod offer_stressor;
pub mod preview_roster;
pub mod put_notices_away;
pub mod put_off_counted;
pub mod raise_floor;
pub mod rate_suggestion;
pub mod record_check_in;
pub mod rename_team;
pub mod save_person;
pub mod set_audience;
pub mod set_up;
pub mod settle_weather;
pub mod sign_in;
pub mod sign_out;
pub mod sign_out_elsewhere;
pub mod switch_language;
pub mod switch_theme;
pub mod take_flag;
pub mod undo_check_in;
pub mod unlock_past;
pub mod withdraw_invitation;

pub use refusal::Refusal;
