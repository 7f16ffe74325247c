# The setting of the centre that decides whether cards offer to end an abusive call.
hanging-up-title = Ending abusive calls
hanging-up-say = Some cards say when to end an abusive call and how. They say so only where the centre’s own rule allows it. Otherwise they say how to get the lead on the line.
hanging-up-which = May people end an abusive call?
hanging-up-yes = Yes, after a warning
hanging-up-no = No
hanging-up-button = Save the rule
hanging-up-missing = Choose yes or no.
hanging-up-on = Cards now say when to end an abusive call. Make sure that everyone knows your rule.
hanging-up-off = Cards no longer mention ending a call.
log-allowed-hanging-up = { $admin } allowed ending abusive calls.
log-disallowed-hanging-up = { $admin } no longer allowed ending abusive calls.
