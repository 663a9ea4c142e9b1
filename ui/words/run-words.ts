/** What is said of runs: other seeds, and what a result has to tell beside its numbers. */
export const runWords = {
  tryAnotherSeed: 'Try another seed',
  yetAnotherSeed: 'Yet another seed',
  backToSeed: 'Back to the scenario’s seed',
  anotherSeed: 'Another seed',
  withAnotherSeed: 'with another seed',
  withOwnSeed: 'with the scenario’s seed',
  seedAbout:
    'Runs the same version with other random numbers, beside this one: what differs is noise of the draws, not knowledge. The scenario is not changed.',
  seedWaiting: (seed: string) => `Drawing again with the seed “${seed}”…`,
  seedFound: (seed: string, now: string, before: string) =>
    `With the seed “${seed}”: ${now}, against ${before} with the scenario’s own.`,
  seedSame: 'The two are the same to the digit.',
  seedNoise: (difference: string, usual: string, draws: string) =>
    `The ${difference} between them is noise: with ${draws} draws about ${usual} is usual.`,
  seedExact: 'Every draw has the same parameters, so the mean is exact and has no noise.',
  seedWidth: (share: string) => `That is ${share} of the width of the 90\u00a0% interval.`,
  lostTooOften: (times: number) =>
    `The run lost the worker that conducts it ${times} times, so it was given up. It may need more memory than this browser gives.`,
} as const;
