import type { Spread } from '../../../engine/index.ts';
import { spreadText } from '../../answer/spread-text.ts';
import { NO_BREAK } from '../../figure/number-text.ts';

/** Head of the column that holds the interval without luck. */
export const IGNORANCE_HEAD = 'ignorance alone';

/** Explains the inner of two intervals; begins with a space, to follow a caption. */
export function ignoranceSentence(mark: 'band' | 'bar', spread: Spread | undefined): string {
  const what =
    mark === 'band'
      ? `The darker band is ignorance alone: it would hold 90${NO_BREAK}% of draws if luck were averaged out`
      : `The thick bar is ignorance alone: it would hold 90${NO_BREAK}% of draws if luck were averaged out`;
  const share = spread && spreadText(spread);
  return ` ${what}; what reaches beyond it is luck, who happens to move and when.${share === undefined ? '' : ` ${share}`}`;
}
