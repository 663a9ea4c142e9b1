import { describe, expect, it } from 'vitest';
import { readScenario } from '../../../engine/index.ts';
import { listAssumptions } from '../../../ui/assumption/assumption.ts';
import { listClaims } from '../../../ui/evidence/claim-entry.ts';
import { forestRows, MOST_ROWS } from '../../../ui/evidence/forest-rows.ts';
import { forestLayout } from '../../../ui/figure/forest-layout.ts';
import { forestData, forestSummary, forestTable } from '../../../ui/figure/forest-text.ts';
import { readProjectFile, scenarioPath, withFile } from '../../../ui/project/project-file.ts';

const path = scenarioPath('uk-returnees');
const text = readProjectFile(path) ?? '';
const rowsOf = (edited: string) => {
  const scenario = readScenario(path, withFile(path, edited));
  return forestRows(listClaims(scenario), listAssumptions(scenario));
};

describe('forestRows', () => {
  it('shows 54 of 400 as its Jeffreys posterior, in the tone of what is used', () => {
    const row = rowsOf(text).find(({ id }) => id === 'bbc-uk-convicted');
    // Beta(54.5, 346.5): mean 54.5 / 401; 5, 25, 75 and 95 % by scipy's beta.ppf.
    expect(row).toMatchObject({ label: '54 of 400', tone: 'used' });
    expect(row?.mean).toBeCloseTo(0.13591, 6);
    expect(row?.quantiles[0]).toBeCloseTo(0.10886216, 5);
    expect(row?.quantiles[3]).toBeCloseTo(0.16502452, 5);
  });

  it('adds the weighted posterior that is really drawn from, under the count by itself', () => {
    const rows = rowsOf(
      text.replace(
        'convicted: { evidence: bbc-uk-convicted, weight: 1 }',
        'convicted: { evidence: bbc-uk-convicted, weight: 0.5 }',
      ),
    );
    const at = rows.findIndex(({ id }) => id === 'bbc-uk-convicted');
    expect(rows[at]?.tone).toBe('claim');
    expect(rows[at + 1]).toMatchObject({ label: 'As used', tone: 'used' });
    expect(rows[at + 1]?.mean).toBeCloseTo(27.5 / 201, 6); // Beta(½ + 27, ½ + 173)
  });

  it('leaves out what is unusable and what is no share, and stops where it can still be read', () => {
    const scenario = readScenario(path, readProjectFile);
    const rows = rowsOf(text);
    expect(rows.length).toBe(MOST_ROWS);
    for (const { id } of rows) {
      const claim = scenario.evidence.claims.get(id);
      if (claim) expect(['count', 'share']).toContain(claim.kind);
      expect(claim?.unusable).toBeUndefined();
    }
  });

  it('carries what is gravely wrong with a count, so that the figure does not show it alone', () => {
    const row = rowsOf(text).find(({ id }) => id === 'bbc-uk-convicted');
    expect(row?.warnings).toEqual(['may not be a subset']);
    if (row === undefined) throw new Error('a row of 54 of 400');
    expect(forestLayout([row], 900).rows[0]?.lines.join(' ')).toMatch(
      /^54 of 400, ⚠ may not be a subset, /,
    );
    expect(forestTable([row]).rows[0]?.[1]).toMatch(/^⚠ may not be a subset, /);
    expect(forestSummary([row])).toContain('may not be a subset');
    expect(forestData([row]).rows[0]).toContain('may not be a subset');
  });
});
