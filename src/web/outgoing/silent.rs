//! Remembers which machines do not answer, so that other messages to them do not wait for a timeout each.

use std::collections::HashMap;
use std::sync::Mutex;

use super::SendFault;
use crate::state::kept::locked;

/// The machines that nothing reached in one round of sending, by their label.
#[derive(Default)]
pub struct SilentMachines(Mutex<HashMap<String, SendFault>>);

impl SilentMachines {
    /// Runs `sending` unless the machine is known to be silent.
    ///
    /// # Errors
    /// If `sending` fails. The value is a fault if it could not be sent; without trying, it is the one before, and the
    /// message has certainly not arrived.
    pub async fn unless_silent<T, E>(
        &self,
        machine: &str,
        sending: impl Future<Output = Result<Result<T, SendFault>, E>>,
    ) -> Result<Result<T, SendFault>, E> {
        let known = locked(&self.0).get(machine).copied();
        if let Some(known) = known {
            return Ok(Err(known));
        }
        let sent = sending.await?;
        if let Err(wrong) = &sent
            && wrong.of_machine
        {
            let wrong = SendFault { may_have_arrived: false, ..*wrong };
            locked(&self.0).insert(machine.to_owned(), wrong);
        }
        Ok(sent)
    }
}
