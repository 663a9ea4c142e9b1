import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readScenario, type Scenario } from '../../engine/index.ts';
import { readProject } from './read-project.ts';

const root = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const scenarios = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('scenario.yaml'))
  .map((path) => readScenario(`scenarios/${path.replaceAll('\\', '/')}`, readProject()));

/** Sorted names of what `pick` finds in any of the scenarios. */
function used(pick: (scenario: Scenario) => readonly (string | undefined)[]): readonly string[] {
  const found = scenarios.flatMap(pick).filter((name) => name !== undefined);
  return [...new Set(found)].toSorted();
}

describe('the scenarios that come with it together use', () => {
  it('every form of flow, and both ways from rates to probabilities', () => {
    expect(used(({ pathway }) => pathway.flows.map(({ kind }) => kind))).toEqual([
      'probability',
      'rate',
      'share',
    ]);
    expect(used(({ pathway }) => [pathway.rates])).toEqual(['competing', 'matrix-exponential']);
  });

  it('tables by time since entry, since the start, by date and by group', () => {
    const by = used(({ pathway }) => pathway.tables.map((table) => table.by));
    expect(by).toEqual(['date', 'dwell', 'elapsed', 'group']);
  });

  it('groups, people who entered earlier, and inflow by rate and by series, by both laws, at both ends', () => {
    expect(used(({ groups }) => groups.map(({ name }) => name)).length).toBeGreaterThan(3);
    expect(used((s) => s.population.map(({ entered }) => entered?.kind)).length).toBeGreaterThan(0);
    const inflowsOf = ({ inflows, variants }: Scenario) => [
      ...inflows,
      ...variants.flatMap((variant) => variant.inflows),
    ];
    const inflow = (key: 'law' | 'enters') => used((s) => inflowsOf(s).map((one) => one[key]));
    expect(used((s) => inflowsOf(s).map(({ size }) => size.kind))).toEqual(['rate', 'series']);
    expect(inflow('law')).toEqual(['fixed', 'poisson']);
    expect(inflow('enters')).toEqual(['end', 'start']);
  });

  it('a limit with a queue, and a parameter that is drawn anew', () => {
    const limited = used(({ pathway }) => pathway.capacities.map(({ of }) => of.kind));
    expect(limited).toContain('state');
    const redrawn = used((s) => s.parameters.flatMap(({ assignment }) => assignment.redrawn ?? []));
    expect(redrawn).toContain('year');
  });

  it('every kind of outcome, and totals with every way of counting', () => {
    expect(used(({ outcomes }) => outcomes.map(({ measure }) => measure.kind))).toEqual([
      ...['any', 'entries', 'events', 'peak', 'peak-time', 'share', 'stock', 'time-to', 'total'],
    ]);
    const totals = scenarios.flatMap(({ outcomes }) =>
      outcomes.flatMap(({ measure }) => (measure.kind === 'total' ? [measure] : [])),
    );
    const counting = totals.map(({ counting: way }) => (typeof way === 'string' ? way : 'list'));
    expect([...new Set(counting)].toSorted()).toEqual(['end', 'half-cycle', 'list', 'start']);
    expect(totals.some(({ discount }) => discount !== undefined)).toBe(true);
    expect(totals.some(({ onEntry }) => onEntry.length > 0)).toBe(true);
  });

  it('variants with every change, of both reaches, in one group, combined, with flows added and closed', () => {
    const changes = ({ variants }: Scenario) => variants.flatMap((variant) => variant.changes);
    expect(used((s) => changes(s).map(({ op }) => op.kind))).toEqual(['add', 'odds', 'set', 'times']);
    expect(used((s) => changes(s).map(({ reach }) => reach))).toEqual(['entrants', 'everyone']);
    expect(used((s) => changes(s).map(({ group }) => group)).length).toBeGreaterThan(0);
    expect(used((s) => s.variants.flatMap(({ combines }) => combines)).length).toBeGreaterThan(0);
    const flows = used((s) => s.variants.flatMap((v) => v.flowChanges.map(({ kind }) => kind)));
    expect(flows).toEqual(['add', 'close']);
  });
});
