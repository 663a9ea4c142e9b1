import { describe, expect, it } from 'vitest';
import { cholesky } from '../../../engine/math/cholesky.ts';
import { correlationMatrix } from '../../../engine/scenario/correlation-matrix.ts';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import { problemOf, readSmall, SMALL_FILES, SMALL_PATH, warningsOf } from './small-scenario.ts';

const CONVICTED =
  'convicted: { evidence: convicted-of-back, weight: 0.5 } # discounted\n  guilty: 0.9';
const section = (items: string) =>
  `  ${CONVICTED.replace('0.9', '80% to 95%')}\ncorrelations: [${items}]`;
const refuse = (items: string) => problemOf(SMALL_PATH, `  ${CONVICTED}`, section(items));
const withItems = (items: string) => ({
  [SMALL_PATH]: (SMALL_FILES[SMALL_PATH] ?? '').replace(`  ${CONVICTED}`, () => section(items)),
});
const pair = (a: string, b: string, rank: number) => `{ between: [${a}, ${b}], rank: ${rank} }`;

describe('correlations', () => {
  it('are read with the names of each pair in order', () => {
    const items = `${pair('guilty', 'convicted', 0.4)}, ${pair('killed', 'sentence', -0.2)}`;
    expect(readScenario(SMALL_PATH, readSmall(withItems(items))).correlations).toEqual([
      { between: ['convicted', 'guilty'], rank: 0.4 },
      { between: ['killed', 'sentence'], rank: -0.2 },
    ]);
  });

  it.each([
    [pair('guilty', 'convcited', 0.4), 'scenario/unknown-parameter', /did you mean convicted\?/],
    [pair('guilty', 'guilty', 0.4), 'scenario/correlation-pair', /got guilty twice/],
    [
      `${pair('guilty', 'killed', 0.4)}, ${pair('killed', 'guilty', 0.4)}`,
      'scenario/correlation-pair',
      /only once; got guilty and killed again/,
    ],
    [
      pair('guilty', 'time-to-trial', 0.4),
      'scenario/correlation-of-what',
      /differs from person to person/,
    ],
    [pair('guilty', 'killed', 1), 'document/out-of-range', /more than −1 and less than 1/],
    ['{ between: [guilty], rank: 0.4 }', 'document/', /two parameters/],
    ['{ between: [guilty, killed] }', 'document/missing-key', /rank/],
  ])('are refused as %s: %s', (items, code, message) => {
    expect(refuse(items)).toContain(code);
    expect(refuse(items)).toMatch(message);
  });

  it('of a calculated parameter are refused, with what to correlate instead', () => {
    const definition = `  ${CONVICTED.replace('0.9', '1 - convicted')}\ncorrelations: [${pair('guilty', 'killed', 0.4)}]`;
    expect(problemOf(SMALL_PATH, `  ${CONVICTED}`, definition)).toMatch(
      /scenario\/correlation-of-what 13: .*guilty is calculated from other parameters \(correlate those\)/,
    );
  });

  it('of a number that is the same in every draw are warned of', () => {
    const items = `  ${CONVICTED}\n  sentence: 2 years\ncorrelations: [${pair('killed', 'sentence', 0.4)}]`;
    const text = (SMALL_FILES[SMALL_PATH] ?? '')
      .replace(`  ${CONVICTED}`, () => items)
      .replace('      sentence: { times: 0.5, from: 2019-01, until: 2020-07 }\n', '');
    expect(warningsOf({ [SMALL_PATH]: text })).toContain(
      'scenario/correlation-of-fixed scenario.yaml:14 sentence',
    );
  });

  it('that no numbers can have are refused with the nearest that some can, ready to paste', () => {
    const items = [
      pair('convicted', 'guilty', 0.9),
      pair('guilty', 'killed', 0.9),
      pair('convicted', 'killed', -0.9),
    ].join(', ');
    const problem = refuse(items);
    expect(problem).toContain('scenario/impossible-correlations 13');
    const offered = [...problem.matchAll(/between: \[([a-z]+), ([a-z]+)\], rank: (-?[\d.]+)/g)].map(
      ([, a = '', b = '', rank]) => ({ between: [a, b] as const, rank: Number(rank) }),
    );
    expect(offered.map(({ between }) => between.join())).toEqual([
      'convicted,guilty',
      'convicted,killed',
      'guilty,killed',
    ]);
    expect(offered.map(({ rank }) => Math.sign(rank))).toEqual([1, -1, 1]);
    const { names, matrix } = correlationMatrix(offered);
    expect(cholesky(matrix, names.length)).toBeDefined();
    expect(
      readScenario(
        SMALL_PATH,
        readSmall(
          withItems(offered.map(({ between: [a, b], rank }) => pair(a, b, rank)).join(', ')),
        ),
      ).correlations,
    ).toHaveLength(3);
    // The nearest correlation matrix to [[1, r, -r], [r, 1, r], [-r, r, 1]] is that with r = ½, by
    // symmetry; a rank correlation of 6·asin(¼)/π = 0.483 gives it.
    for (const { rank } of offered) expect(Math.abs(Math.abs(rank) - 0.483)).toBeLessThan(0.005);
  });
});
