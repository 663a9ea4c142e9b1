/** Keeps a number and its sign or unit on one line. */
export const NO_BREAK = '\u00a0';

/** Words around a number. */
export const numberWords = {
  range: (low: string, high: string) => `${low} to ${high}`,
  span: (low: string, high: string) => `${low}–${high}`,
  lessThan: (value: string) => `less than ${value}`,
  /** As `lessThan`, where room is short. */
  below: (value: string) => `<${value}`,
  moreThan: (value: string) => `more than ${value}`,
  fewerThanOneIn: (count: string) => `fewer than 1${NO_BREAK}in${NO_BREAK}${count}`,
  /** What stands for so many behind a number on an axis, largest first. */
  large: [
    [1e12, 'T'],
    [1e9, 'B'],
    [1e6, 'M'],
  ],
  noneSeen: 'none seen',
  inEveryDraw: 'seen in every draw',
} as const;
