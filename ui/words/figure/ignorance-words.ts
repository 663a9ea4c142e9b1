import type { Spread } from '../../../engine/index.ts';
import { spreadText } from '../../answer/spread-text.ts';
import { NO_BREAK } from '../../figure/number-text.ts';

/** Head of the column that holds the interval without luck. */
export const IGNORANCE_HEAD = 'ignorance alone';

const MARKS = {
  band: () => 'The darker band is ignorance alone',
  bar: () => 'The thick bar is ignorance alone',
  line: (span: string) =>
    `The line underneath holds 90${NO_BREAK}% of draws, and its thick part is ignorance alone (${span})`,
} as const;

/** Explains the inner of two intervals; begins with a space, to follow a caption. */
export function ignoranceSentence(
  mark: keyof typeof MARKS,
  spread: Spread | undefined,
  span = '',
): string {
  const what = `${MARKS[mark](span)}: it would hold 90${NO_BREAK}% of draws if luck were averaged out`;
  const share = spread && spreadText(spread);
  return ` ${what}; what reaches beyond it is luck, who happens to move and when.${share === undefined ? '' : ` ${share}`}`;
}
