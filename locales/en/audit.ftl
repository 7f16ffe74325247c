# What `weathervane audit` prints.
audit-of-centre = The climate ledger of this centre, and the closing of made-up weeks with its rosters. None of its own weeks is drawn again.
audit-simulated = A simulated centre of { $people } people over { $weeks } weeks (seed { $seed }; the noise has no seed), with joins, moves, leaves and opt-outs.
audit-ledger = Ledger: { $charges } charges and { $figures } figures. A person-week lost at most { $lost } of { $limit }.
audit-shape = Neighbours at a site of { $people } people in { $units } { $units ->
    [one] unit
   *[other] units
}
audit-figures = Each of the { $figures } figures of a quarter, drawn { $draws } times: the noise was compared with the exact distribution, with that of every other figure and with the neighbour’s.
audit-neighbours = One person’s week replaced by its opposite, or by nothing, drawn { $draws } times each. All figures together reveal at least { $measured }:
audit-stream = { $stream }: charged { $charged }, measured at least { $measured }
audit-attack = Attack, { $attack }: { $guesses } guesses, { $right } right; log-odds at least { $bound }
audit-unit-weather = weather of a department
audit-site-weather = weather of the site
audit-stressors = stressors
audit-uplifts = uplifts
audit-energy = energy
audit-breakdown = breakdown
audit-helped = what helped
audit-class-pinned = one answer, with everyone else’s known
audit-setting-changed = the same after the budget was lowered
audit-gaps = which figures exist
audit-not-counted = who isn’t counted
audit-made-up = one answer among made-up accounts
audit-failed = A closing failed: { $error }
audit-over-budget = The ledger charges a person-week { $lost }, more than { $limit }.
audit-unpaid = Figures without a matching charge: { $number }.
audit-twice = Figures that were charged or drawn more than once: { $number }.
audit-figure = { $figure }: charged { $charged }, but it reveals at least { $measured }.
audit-person-week = All figures of a person-week reveal at least { $measured }, more than { $limit }.
audit-noise = { $figure }: the noise isn’t exact discrete Laplace noise of its charge ({ $off } standard deviations off).
audit-shared = { $one } and { $other } share their noise (correlation { $correlation }).
audit-repeats = A program that was started again draws the same noise.
audit-existence = Whether figures exist depends on what people said.
audit-redrawn = Closing again changed the ledger.
audit-miscounted = { $period }: with a database, { $people } people with { $entries } check-ins are counted in a unit; it should be { $expected } with { $stated }.
audit-ledger-fault = The ledger file: { $fault }
audit-lowered = The budget was lowered to { $budget }; draws since then must keep to it.
audit-elsewhere = With a database, closing charges something other than what was audited.
audit-attacked = Attack, { $attack }: log-odds of at least { $bound }, more than { $limit }.
audit-blind = The audit measured { $measured } of { $limit }. That’s too little to notice a loss a quarter too large, so it proves nothing.
audit-more = … and { $more } more findings.

audit-utility = How exact the figures are and how soon changes are found, in { $runs } simulated runs. Next to each figure: what is wanted.
audit-place-site = site of { $people }
audit-place-department = department of { $people }
audit-month = month
audit-quarter = quarter
audit-mean = Mean weather, { $place }: 95% of errors of week / month / quarter within { $found } levels (wanted { $published }).
audit-share = Share of a class, { $place }: within { $found } (wanted { $published }).
audit-mentions = Share of a stressor, site of { $people }, { $period }: within { $found } points (wanted { $published }).
audit-fall = A fall of 0.4 levels in a department of { $people } is found within { $weeks } weeks in { $share } of cases (wanted { $least }).
audit-false-falls = Department of { $people } without a change: { $falls } false falls and { $rises } false rises a year (at most 1 wanted of both together).
audit-doubling = A stressor that doubles from 8 to 16% at a site of 240 is found within 8 weeks in { $share } of cases (wanted { $least }), with { $wrong } false rises a year.
audit-register = Before and after a change in the stressor register at a site of 240: right in { $right } of cases where mentions fell from 12 to 5%, and no more than chance in { $chance } of cases where nothing changed (wanted { $least } each).
audit-year-register = A simulated year of 240 people, what was changed: right against what was put in, in { $right } of cases, and no more than chance in { $chance } of cases where nothing was put in (wanted { $least } each).
audit-year-lift = The same year, an event of one department: right against what was put in, in { $right } of cases, and no more than chance in { $chance } of cases where nothing was put in (wanted { $least } each).
