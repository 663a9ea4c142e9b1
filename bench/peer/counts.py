"""The work of the reference cohort in numpy: all draws of a batch at once, one array operation for each exit.

Reads {cohort, draws, batch, seed} on standard input; writes {seconds, version, means: [month][state]}.
First how many leave a state, then where they go, the likeliest exit first; counts go into histograms.
"""
import json
import sys
import time

import numpy as np

ask = json.load(sys.stdin)
cohort, draws, batch = ask["cohort"], ask["draws"], ask["batch"]
people, months, states = cohort["people"], cohort["months"], len(cohort["states"])
rng = np.random.Generator(np.random.SFC64(ask["seed"]))
histograms = np.zeros((months, states * (people + 1)), np.int64)
rows = (np.arange(states) * (people + 1))[:, None]


def exits_of(size):
    """Of each state with exits: how likely to leave, the exits but the last with their shares, the last."""
    by_state = {}
    for move in cohort["moves"]:
        chance = rng.beta(move["alpha"], move["beta"], size)
        by_state.setdefault(move["from"], []).append((move["to"], chance))
    for state, exits in by_state.items():
        exits.sort(key=lambda own: -own[1].mean())
        leave = sum(chance for _, chance in exits)
        left, shares = leave.copy(), []
        for to, chance in exits[:-1]:
            shares.append((to, np.minimum(chance / left, 1)))
            left = left - chance
        yield state, leave, shares, exits[-1][0]


def follow(size):
    exits = list(exits_of(size))
    counts = np.zeros((states, size), np.int64)
    counts[cohort["first"]] = people
    for month in range(months):
        change = np.zeros_like(counts)
        for state, leave, shares, last in exits:
            leavers = rng.binomial(counts[state], leave)
            change[state] -= leavers
            for to, share in shares:
                moved = rng.binomial(leavers, share)
                change[to] += moved
                leavers = leavers - moved
            change[last] += leavers
        counts += change
        histograms[month] += np.bincount((rows + counts).ravel(), minlength=histograms.shape[1])


began = time.perf_counter()
for _ in range(draws // batch):
    follow(batch)
seconds = time.perf_counter() - began
by_count = histograms.reshape(months, states, people + 1)
means = by_count @ np.arange(people + 1) / by_count.sum(axis=2)
json.dump({"seconds": seconds, "version": np.__version__, "means": means.tolist()}, sys.stdout)
