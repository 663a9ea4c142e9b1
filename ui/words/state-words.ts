import type { StepUnit } from '../../engine/index.ts';
import { counted } from './counted.ts';
import { stepForms } from './step-names.ts';

const DRAW = { one: 'draw', other: 'draws' };

/** What the state of a run is called, short for the header and long for the receipt. */
export const stateWords = {
  stale: {
    short: 'Updating',
    long: 'The numbers shown belong to an earlier version and are being replaced.',
  },
  live: { short: 'Preview', long: 'A preview: the draws are not all done yet.' },
  full: {
    short: 'Full run',
    long: 'All draws are done. There is no committed run of this to compare with.',
    longEdited:
      'All draws are done. The scenario was edited, so there is no committed run to compare with.',
  },
  verified: {
    short: 'Same as the committed run',
    long: 'All draws are done, and every outcome was counted exactly as in the committed run: the digests are equal.',
  },
  differs: {
    short: 'Differs from the committed run',
    long: 'All draws are done, but at least one outcome was not counted as in the committed run. The lock is out of date, or this browser computes differently.',
  },
} as const;

/** What the line of a run says. */
export const statusWords = {
  done: (state: string, draws: number) => `${state}: ${counted(draws, DRAW)} done.`,
  lastReadable: 'Last readable version',
  asks: (draws: number, steps: number, unit: StepUnit) =>
    `This asks for ${counted(draws, DRAW)} over ${counted(steps, stepForms[unit])}.`,
  run: 'Run it',
  failed: 'The run failed',
  tryAgain: 'Try again',
  stopped: (done: string, draws: number) => `Stopped at ${done} of ${counted(draws, DRAW)}`,
  runAgain: 'Run again',
  progress: '{done} of {all}{unit}: {state}',
  unit: ' draws',
  progressLabel: 'Draws done',
  cancel: 'Cancel',
  moving: 'Following with few draws',
} as const;
