import { NO_BREAK } from '../number-words.ts';

/** What a run gave, in the words of a caption. */
export const summaryWords = {
  exact: 'exact',
  error: (mcse: string, isConditional: boolean) =>
    `MCSE${NO_BREAK}${mcse}${isConditional ? ', exact given the parameters' : ''}`,
  chance: (chance: string, error: string) => `chance${NO_BREAK}${chance} (${error})`,
  unseen: (chance: string) =>
    `no draw had one, so the chance of at least one is ${chance} (95${NO_BREAK}% bound)`,
  numbers: (mean: string, error: string, range: string) =>
    `mean${NO_BREAK}${mean} (${error}), 90${NO_BREAK}% interval ${range}`,
  withChance: (numbers: string, chance: string) => `${numbers}, chance of at least one ${chance}`,
  withChanceError: (numbers: string, chance: string, mcse: string) =>
    `${numbers}, chance of at least one ${chance} (MCSE${NO_BREAK}${mcse})`,
} as const;
