//! Talk requests on pages: the form to ask, what the asker sees, what the addressee sees, and phone numbers.

mod asked;
mod fields;
mod phone_numbers;
mod status;
mod supporter;

pub use asked::asked_part;
pub use fields::{TalkFieldNames, TalkFields, TalkFieldsInCheckIn};
pub use phone_numbers::PhoneNumbers;
pub use status::{TalkStatus, status_part};
pub use supporter::supporter_part;
