"""Compares `weathervane staffing` with other programs over a grid. Arguments: the program, and a folder for files.

Erlang C: pyworkforce. Erlang A: the integrals of Mandelbaum and Zeltyn, "The Palm/Erlang-A Queue, with Applications to Call Centers"
(2005), section 4, evaluated by mpmath with 20 digits. The virtual wait V has an atom at 0 and the density
arrivals * exp(arrivals * (1 - exp(-x / patience)) * patience - agents * x / handling) / (E + arrivals * J) for x > 0.
"""

import csv
import datetime
import subprocess
import sys

from mpmath import exp, factorial, inf, mp, mpf, quad
from pyworkforce.queuing import ErlangC

mp.dps = 20
INTERVAL, WITHIN = 1800, 20
# Six decimals are printed.
PRINTED = 0.51e-6

program, folder = sys.argv[1:]


def grid():
    """Calls, seconds of handling and agents: from one agent to hundreds, from a quiet interval to an overloaded one."""
    for agents in (1, 2, 10, 60, 400):
        for handling in (45, 180, 312.5):
            for load in (0.3, 0.7, 0.85, 0.95, 0.99, 1.0, 1.2):
                calls = round(load * agents * INTERVAL / handling, 3)
                if calls > 0:
                    yield calls, handling, agents


def printed(name, *options):
    """The rows that the program prints for the grid."""
    path = f"{folder}/{name}.csv"
    with open(path, "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["interval_start", "offered", "handle_seconds", "agents"])
        for number, row in enumerate(grid()):
            start = datetime.datetime(2026, 3, 9) + number * datetime.timedelta(seconds=INTERVAL)
            rows.writerow([start.strftime("%Y-%m-%dT%H:%M"), *row])
    command = [program, "staffing", path, "--within", str(WITHIN), *options]
    return list(csv.DictReader(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()))


def erlang_c(calls, handling, agents):
    """Service level, wait and occupancy; without a steady state the service level is 0 and there is no wait."""
    if calls * handling / INTERVAL >= agents:
        return 0.0, None, 1.0
    other = ErlangC(transactions=calls, aht=handling / 60, asa=WITHIN / 60, interval=INTERVAL / 60)
    spare = agents - calls * handling / INTERVAL
    wait = other.waiting_probability(agents) * handling / spare
    return other.service_level(agents), wait, other.achieved_occupancy(agents)


def erlang_a(calls, handling, agents, patience):
    """Service level, wait of all callers, and occupancy."""
    arrivals, handling, patience = mpf(calls) / INTERVAL, mpf(handling), mpf(patience)
    erlangs = arrivals * handling
    free = sum(erlangs**k / factorial(k) for k in range(agents)) * factorial(agents - 1) / erlangs ** (agents - 1)

    def density(x):
        return exp(arrivals * patience * (1 - exp(-x / patience)) - agents * x / handling)

    scale = handling / agents
    edges = [0, scale, 5 * scale, 25 * scale, patience, 5 * patience, 25 * patience, inf]
    waiting = quad(density, sorted(set(edges)))
    whole = free + arrivals * waiting
    in_time = quad(lambda x: density(x) * exp(-x / patience), [0, min(scale, WITHIN / 2), WITHIN])
    level = (free + arrivals * in_time) / whole
    hang_ups = quad(lambda x: density(x) * (1 - exp(-x / patience)), sorted(set(edges))) * arrivals / whole
    return float(level), float(hang_ups * patience), float(erlangs * (1 - hang_ups) / agents)


def wrong(name, rows, other):
    """Prints the rows that differ. Returns how many there are."""
    count = 0
    for (calls, handling, agents), row in zip(grid(), rows, strict=True):
        theirs = other(calls, handling, agents)
        fewer = other(calls, handling, agents - 1)[0] if agents > 1 else 0.0
        columns = ("service_level", "wait_seconds", "occupancy", "service_level_one_fewer")
        for column, expected in zip(columns, (*theirs, fewer), strict=True):
            ours = float(row[column]) if row[column] else None
            same = ours == expected if None in (ours, expected) else abs(ours - expected) <= PRINTED + 1e-9 * abs(expected)
            if not same:
                count += 1
                print(f"{name}: {calls} calls of {handling} s, {agents} agents: {column} {ours}, not {expected}")
    print(f"{name}: {len(rows)} intervals compared")
    return count


faults = wrong("Erlang C", printed("erlang-c"), erlang_c)
for patience in (60, 600):
    rows = printed(f"erlang-a-{patience}", "--patience", str(patience))
    faults += wrong(f"Erlang A, {patience} s", rows, lambda *row, mean=patience: erlang_a(*row, mean))
sys.exit(0 if faults == 0 else 1)
