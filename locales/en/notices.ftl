# What people are told at the next page: who did what, with whom, from when.
notice-person = { $name } ({ $id })
notice-and-more = { $names } and { $count } more
notice-your-team = your team
notice-what-by = { $what } { $by }
notice-by = Done by { $name }.
notice-by-command-line = Done on the server’s command line.
notice-by-set-up = Set up with the one-time link.
notice-by-code = Confirmed with the recovery code.
notice-invited-again = Someone created a new invitation to set your password on { $day }. If you didn’t ask for it, tell an admin.
notice-password-by-invitation = Your password was reset with an invitation on { $day }. If that wasn’t you, tell an admin at once.
notice-account-reset = { $count ->
    [one] The password of { $people } was reset with an invitation on { $day }. Until they confirm it with their recovery code, or a colleague in the same role does, their account shows nothing from before.
   *[other] The passwords of { $people } were reset with an invitation on { $day }. Until they confirm it with their recovery codes, or colleagues in the same role do, their accounts show nothing from before.
}
notice-own-reset-confirmed = A colleague confirmed on { $day } that it’s really you behind your new password. You can see again what was shared with you before.
notice-reset-confirmed = { $count ->
    [one] It was confirmed on { $day } that { $people } is behind the new password. Their account shows again what it showed before the reset.
   *[other] It was confirmed on { $day } that { $people } are behind their new passwords. Their accounts show again what they showed before the reset.
}
notice-lead-joined = { $count ->
    [one] { $people } leads { $team } from { $day }{ $until ->
        [none] {""}
       *[other] {" "}to { $until }
      }. They see what is shared with the lead from then on, and nothing earlier.
   *[other] { $people } lead { $team } from { $day }{ $until ->
        [none] {""}
       *[other] {" "}to { $until }
      }. They see what is shared with the lead from then on, and nothing earlier.
}
notice-peer-lead-joined = { $count ->
    [one] { $people } leads { $team } from { $day }. You lead at the same site: after { $days } days they may be able to confirm that it’s you behind a new password. If nobody there knows them, tell a psychologist.
   *[other] { $people } lead { $team } from { $day }. You lead at the same site: after { $days } days they may be able to confirm that it’s you behind a new password. If nobody there knows them, tell a psychologist.
}
notice-lead-taken-back = { $count ->
    [one] { $people } was named lead of { $team } from { $day }, and that has been taken back.
   *[other] { $people } were named leads of { $team } from { $day }, and that has been taken back.
}
notice-own-lead-taken-back = You were named lead of { $team } from { $day }, and that has been taken back.
notice-own-lead = You lead { $team } from { $day }{ $until ->
    [none] {""}
   *[other] {" "}to { $until }
  }. You see what people share with their lead from then on, and nothing earlier.
notice-member-joined = { $count ->
    [one] { $people } works in { $team } from { $day }. They see what is shared with the team from then on, and nothing earlier.
   *[other] { $people } work in { $team } from { $day }. They see what is shared with the team from then on, and nothing earlier.
}
notice-own-member = You work in { $team } from { $day }. What you share goes to that team and its leads from then on. Your earlier check-ins stay with your earlier team.
notice-psychologist-joined = { $count ->
    [one] { $people } is a psychologist here from { $day }. Psychologists see figures about many people together, and nobody by name.
   *[other] { $people } are psychologists here from { $day }. Psychologists see figures about many people together, and nobody by name.
}
notice-own-psychologist = You’re a psychologist here from { $day }. You see figures about many people together, and what people ask you themselves.
notice-admin-joined = { $count ->
    [one] { $people } is an admin here from { $day }. Admins manage people and teams. They see no weather.
   *[other] { $people } are admins here from { $day }. Admins manage people and teams. They see no weather.
}
notice-own-admin = You’re an admin here from { $day }. You manage people and teams, and see no weather.
notice-check-ins-imported = { $count ->
    [one] One check-in was added to your record from a file on { $day }. You’ll find it in My weather, and can delete it there.
   *[other] { $count } check-ins were added to your record from a file on { $day }. You’ll find them in My weather, and can delete them there.
}
notice-zone-changed = The time zone of { $site } was changed on { $day }. Today still ends at its usual time; the new zone applies from the next day on.
notice-shifts-changed = Your shifts were changed on { $day }. Today still follows the earlier ones; the new ones apply from the next day on.
notice-own-key-post = You hold a key post from { $day }. If your leads see a flag about you, one of them follows up within { $hours } hours, and a second one checks that it happened.
notice-own-key-post-ended = From { $day } you no longer hold a key post. Follow-ups about you have the usual time again.
notice-event-cancelled = “{ $title }” on { $day } isn’t taking place: it was cancelled.
notice-booking-cancelled = Your booking on { $day } under “Psychologist” isn’t taking place: it was cancelled.
notice-referral-closed = What you asked for under “Psychologist” was closed on { $day }, and the copies you shared are deleted. You can ask again at any time.
notices-put-away = Got it
