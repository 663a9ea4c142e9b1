import { describe, expect, it } from 'vitest';
import { REST_COLOUR, STATE_COLOURS } from '../../../ui/figure/palette.ts';

type Rgb = readonly [number, number, number];

/** Dichromats, severity 1; Machado, Oliveira & Fernandes 2009, doi:10.1109/TVCG.2009.113, linear RGB. */
const VISION: Readonly<Record<string, readonly Rgb[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linear(hex: string): Rgb {
  const part = (at: number) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

/** CIE L*a*b* of linear sRGB, white D65. */
function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function seen(hex: string, matrix: readonly Rgb[]): Rgb {
  const [r, g, b] = linear(hex);
  const [x = 0, y = 0, z = 0] = matrix.map((row) =>
    Math.min(1, Math.max(0, row[0] * r + row[1] * g + row[2] * b)),
  );
  return lab([x, y, z]);
}

describe('the colours of states', () => {
  const colours = [...STATE_COLOURS, REST_COLOUR];

  it.each(Object.entries(VISION))(
    'are told apart with %s vision: CIE76 distance over 10',
    (_, matrix) => {
      for (const [i, a] of colours.entries()) {
        for (const b of colours.slice(i + 1)) {
          const [p, q] = [seen(a, matrix), seen(b, matrix)];
          const apart = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
          expect(apart, `${a} and ${b}`).toBeGreaterThan(10);
        }
      }
    },
  );
});
