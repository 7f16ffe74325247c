//! The program in operation: addresses, programs, messages, limits, failures.

mod addresses;
mod api;
mod awkward_ids;
mod connections;
mod crash_recovery;
mod doctor;
mod event_webhooks;
mod flashes;
mod full_disk;
mod hostile_names;
mod http_responses;
mod messages;
pub mod metrics;
pub mod request_spans;
mod scim;
mod searches;
