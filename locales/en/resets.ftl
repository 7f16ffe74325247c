# Accounts whose password was reset, until it is certain who is behind them.
resets-title = New passwords to confirm
resets-lead = A colleague in your role has a new password. Their account shows nothing from before until someone who knows them confirms it’s really them.
resets-none = Nobody is waiting for you to confirm anything.
resets-say = Password reset with an invitation on { $day }. Ask them in person or by phone: did you set the new password yourself? Confirm only if they say yes.
resets-confirm = It’s really { $name }
resets-again = The password of { $name } was reset again since you opened this page. Ask them once more before you confirm.
resets-confirmed = Confirmed. { $name } sees what they saw before, and those who share with them have been told.
resets-reminder = { $count ->
    [one] A colleague has a new password, and needs you to confirm it’s really them.
   *[other] { $count } colleagues have new passwords, and need you to confirm it’s really them.
}
resets-reminder-see = See who
resets-own-reminder = Your password was reset with an invitation, so nothing from before is shown here yet.
resets-own-reminder-peers = Your password was reset with an invitation, so nothing from before is shown here yet: neither what others shared with you nor what you said yourself. Your recovery code opens it. Without the code, ask a colleague who has had your role for { $days } days or more to confirm that it’s you: what others shared with you then comes back. For a lead, that’s one at your site whose team has at least { $people } other people.
resets-own-reminder-see = Get it back
resets-peers = Lost the code? If you’re a lead or a psychologist, a colleague who has had the same role for 30 days or more can confirm it’s really you: what others shared with you then comes back. For a lead, it takes one at the same site whose team has at least 5 other people. Ask them to look at “New passwords to confirm”.
