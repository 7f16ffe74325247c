# What `weathervane audit` prints.
audit-of-centre = { $weeks } closed weeks of this centre. Every released figure is used to try to work out what each person said.
audit-changed-since = { $weeks } further weeks have changed since they closed: someone took a check-in back; what was released stays. They were tested when they closed: { $pinned } pinned.
audit-simulated = A simulated centre of { $people } people over { $weeks } weeks (seed { $seed }). Every figure that would be released is used to try to work out what each person said.
audit-psychologist = A psychologist
audit-with-lead = A psychologist and one lead (each of { $leads } leads in turn)
audit-with-all-leads = All psychologists and all leads
audit-everybody = Everyone who may not see the person’s check-in, plus { $helpers } colleagues who reveal theirs
audit-attack = { $who }: { $attacked } answers tested, { $pinned } pinned.
audit-doings = Follow-ups and what helped: someone who knows the rules and compares notes with k − 1 colleagues tries to work out what each person said. { $months } months, { $lines } lines released, { $attacked } answers and follow-ups tested, { $pinned } pinned.
audit-doings-since = { $months } further months have changed since they closed; what was released from them stays.
audit-cells = { $weeks } weeks: { $cells } figures released. { $withheld } places had enough people but were withheld anyway.
audit-teams = Teams with at least { $sharers } people sharing: { $shown } of { $all } weeks released ({ $percent }%).
audit-departments = Departments of at least { $people } people: { $shown } of { $all } weeks released ({ $percent }%).
