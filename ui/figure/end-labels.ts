import type { Box } from './box.ts';
import type { FanMarks } from './fan-marks.ts';
import type { Tone } from './tone.ts';
import { NO_BREAK } from './number-text.ts';
import { placeLabels } from './place-labels.ts';

/** A direct label at the right edge. */
export interface EndLabel {
  readonly tone: Tone;
  readonly strong: boolean;
  readonly lines: readonly string[];
  /** Where it stands and what it points to, in pixels. */
  readonly y: number;
  readonly anchor: number;
  readonly anchorX: number;
}

const LINE_HEIGHT = 15;

/** Names the bands once, on the run in front, and the baseline at its median; a chance has no bands. */
export function endLabels(
  fans: readonly FanMarks[],
  baselineLines: readonly string[],
  plot: Box,
  hasBands = true,
): EndLabel[] {
  const wishes = fans.flatMap(({ tone, end, ignorance }) => {
    const label = (lines: readonly string[], anchor: number, strong: boolean) => ({
      tone,
      lines,
      anchor,
      strong,
      anchorX: end.x,
      size: lines.length * LINE_HEIGHT,
    });
    if (tone === 'baseline') return [label(baselineLines, end.median, false)];
    if (!hasBands) return [label(['chance'], end.median, true)];
    if (ignorance) {
      return [
        label([`90${NO_BREAK}%`], end.q95, false),
        label(['ignorance'], ignorance.high, false),
        label(['median'], end.median, true),
      ];
    }
    return [
      label([`90${NO_BREAK}%`], end.q95, false),
      label([`50${NO_BREAK}%`], end.q75, false),
      label(['median'], end.median, true),
    ];
  });
  const centres = placeLabels(wishes, plot.top - LINE_HEIGHT / 2, plot.bottom + LINE_HEIGHT);
  return wishes.map(({ size, ...label }, i) => ({ ...label, y: centres[i] ?? label.anchor }));
}

/** Two lines of about equal length, broken at a space. */
export function splitLabel(text: string): string[] {
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index);
  if (spaces.length === 0) return [text];
  const longest = (at: number) => Math.max(at, text.length - at - 1);
  const best = spaces.reduce((a, b) => (longest(b) < longest(a) ? b : a));
  return [text.slice(0, best), text.slice(best + 1)];
}
