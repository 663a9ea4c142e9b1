import { readFileSync } from 'node:fs';

/** Shape, tail probability, its side, log of the quantile, the quantile, P and Q there. */
export type GammaRow = readonly [number, number, 'lower' | 'upper', number, number, number, number];

interface References {
  readonly gamma: readonly GammaRow[];
  /** h and log Γ(1 + h). */
  readonly logGammaOnePlus: readonly (readonly [number, number])[];
}

const file = new URL('../../fixtures/gamma-references.json', import.meta.url);

/** References computed by mpmath with 50 digits. */
export const gammaReferences: References = JSON.parse(readFileSync(file, 'utf8')); // shape fixed by make-gamma-references.py
