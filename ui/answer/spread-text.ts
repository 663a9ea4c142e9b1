import type { Spread } from '../../engine/index.ts';
import { formatShare } from '../figure/number-text.ts';

/**
 * Which part of an interval is not knowing, and which is chance: `Of its variance 54 % is ignorance of the
 * assumptions …`. Undefined where nothing varies, so that there is nothing to tell apart.
 */
export function spreadText({ ignorance, luck, ignoranceShare }: Spread): string | undefined {
  if (!(ignorance.value + luck.value > 0)) return undefined;
  const source = 'who happens to move and when';
  if (ignorance.value <= 0) {
    return `Nothing assumed here is uncertain: the whole interval is luck, ${source}.`;
  }
  if (luck.value <= 0) return 'The whole interval is ignorance: better evidence would close it.';
  const share = Math.min(1, Math.max(0, ignoranceShare.value));
  const ignorant = percent(share, ignoranceShare.mcse);
  const lucky = percent(1 - share, ignoranceShare.mcse);
  return `Of the variance, ${ignorant} is ignorance, which better evidence would lessen; ${lucky} is luck, ${source}.`;
}

/** No finer than whole percent: more would be read as more than it is. */
function percent(share: number, mcse: number): string {
  return formatShare({ value: share, mcse: Math.max(mcse, 0.002) });
}
