//! The test centre: the real router with its own database, people who are signed in, and a clock that tests set.

mod app;
mod calls;
mod certificates;
mod client;
mod floor;
mod hire;
mod live;
mod mail;
mod program;
mod push;
mod recording;
mod skipped;
mod workbook;

pub use app::{START, TestApp};
pub use certificates::{Authority, trusting};
pub use client::{Answer, Client, HOST, form, without_nonce};
pub use floor::{AGENTS, CheckInFixture, DAYS, DEPUTY, Floor, MOVED, SUPPORTER, history};
pub use hire::{Hire, PASSWORD};
pub use live::Live;
pub use mail::{ChatGateway, Mail, MailManner, SmtpServer, unused_port};
pub use program::program;
pub use push::{PushBrowser, PushService};
pub use recording::record;
pub use skipped::skipped;
pub use workbook::xlsx;
