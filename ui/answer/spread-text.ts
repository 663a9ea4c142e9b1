import type { Spread } from '../../engine/index.ts';
import { spreadWords } from '../words/answer-words.ts';
import { formatShare } from '../figure/number-text.ts';

/**
 * Which part of an interval is not knowing, and which is chance: `Of its variance 54 % is ignorance of the
 * assumptions …`. Undefined where nothing varies, so that there is nothing to tell apart.
 */
export function spreadText({ ignorance, luck, ignoranceShare }: Spread): string | undefined {
  if (!(ignorance.value + luck.value > 0)) return undefined;
  if (ignorance.value <= 0) return spreadWords.luckAlone;
  if (luck.value <= 0) return spreadWords.ignoranceAlone;
  const share = Math.min(1, Math.max(0, ignoranceShare.value));
  const ignorant = percent(share, ignoranceShare.mcse);
  const lucky = percent(1 - share, ignoranceShare.mcse);
  return spreadWords.both(ignorant, lucky);
}

/** No finer than whole percent: more would be read as more than it is. */
function percent(share: number, mcse: number): string {
  return formatShare({ value: share, mcse: Math.max(mcse, 0.002) });
}
