# What `weathervane audit` prints.
audit-of-centre = { $weeks } closed weeks of this centre. Every figure that was released is turned against everybody in it.
audit-changed-since = { $weeks } further weeks hold other answers today than when they closed: something was taken back, and what was released stays. They were attacked when they closed: { $pinned } pinned.
audit-simulated = A made-up centre of { $people } people over { $weeks } weeks (seed { $seed }). Every figure that would be released is turned against everybody in it.
audit-psychologist = A psychologist
audit-with-lead = A psychologist and one lead (each of { $leads } leads in turn)
audit-with-all-leads = All psychologists and all leads
audit-everybody = Everybody who may not see the person’s answer, and { $helpers } colleagues who tell theirs
audit-attack = { $who }: { $attacked } answers attacked, { $pinned } pinned.
audit-doings = What was done and what helped, turned against everybody in it by whoever knows the rules and compares notes with k − 1 of them: { $months } months, { $lines } lines released, { $attacked } words and follow-ups attacked, { $pinned } pinned.
audit-doings-since = { $months } further months hold other words or follow-ups today than when they closed; what was released of them stays.
audit-cells = { $weeks } weeks: { $cells } figures released. { $withheld } places had people enough and were withheld all the same.
audit-teams = Teams with { $sharers } people or more who shared: { $shown } of { $all } weeks released ({ $percent } %).
audit-departments = Departments of { $people } people or more: { $shown } of { $all } weeks released ({ $percent } %).
