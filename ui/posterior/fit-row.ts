import type { ParameterKind, StatedQuantile } from '../../engine/index.ts';
import { NO_BREAK } from '../figure/number-text.ts';
import { formatValue } from '../words/value-text.ts';
import { formatSignificant } from '../locale/number-format.ts';
import { fitWords } from '../words/panel-words.ts';

/** Below this relative error a stated quantile counts as met. */
const MET = 1e-6;

/** A stated quantile beside the one that is drawn from. */
export interface FitRow {
  /** Such as `5 % lie below`. */
  readonly name: string;
  readonly stated: string;
  readonly fitted: string;
  /** `met`, or by how much the fit is off: `4.1 % above`. */
  readonly error: string;
  readonly isMet: boolean;
}

/** What was stated against what the fit gives, in words. */
export function fitRows(
  quantiles: readonly StatedQuantile[],
  kind: ParameterKind,
): readonly FitRow[] {
  const typical = Math.max(...quantiles.map(({ stated }) => stated));
  return quantiles.map(({ probability, stated, fitted }) => {
    const off = fitted / stated - 1;
    const isMet = Math.abs(off) < MET;
    const percent = formatSignificant(Math.abs(off) * 100, 2);
    return {
      name: `${formatSignificant(probability * 100, 4)}${NO_BREAK}%`,
      stated: formatValue(stated, kind, typical),
      fitted: formatValue(fitted, kind, typical),
      error: isMet ? fitWords.met : fitWords[off > 0 ? 'above' : 'below'](percent),
      isMet,
    };
  });
}

/** One sentence on how well a fit keeps to what was stated. */
export function fitSentence(rows: readonly FitRow[]): string {
  const missed = rows.filter(({ isMet }) => !isMet);
  if (missed.length === 0) return fitWords.exact;
  return fitWords.misses(missed.length, rows.length);
}
