import { describe, expect, it } from 'vitest';
import { diagramSvg } from '../../../engine/diagram/diagram-svg.ts';
import { edgePath } from '../../../engine/diagram/edge-path.ts';
import { layoutDiagram } from '../../../engine/diagram/layout-diagram.ts';
import { readScenario } from '../../../engine/scenario/read-scenario.ts';
import { readExample } from './read-example.ts';
import { readProject } from '../../scenarios/read-project.ts';

const MODEL = `
baserate-model: 1
title: Out & back
parameters:
  back: { label: Coming <back>, kind: share, value: 54 of 400 }
  dead: { label: Deaths, kind: rate, value: 0.1 per year }
states:
  away: { label: Away }
  home: { label: Home }
  lost: { label: Lost }
  gone: { label: Gone }
flows:
  - { from: away, to: home, share: back, after: 3 to 18 months }
  - { from: away, to: lost, share: rest, after: 6 months }
  - { from: home, to: gone, rate: 2 * (dead + dead) }
outcomes: { home: { label: Home, stock: [home] } }
`;
const SCENARIO = `
baserate: 1
title: A drawing
question: Who is where?
model: ../models/example.yaml
clock: { start: 2018-01, end: 2019-01 }
run: { seed: d, draws: 10 }
population: { away: 425 }
outcomes: [home]
`;

describe('layoutDiagram', () => {
  it('places states in columns from left to right, none on top of another', async () => {
    const { nodes, width, height } = await layoutDiagram(readExample(SCENARIO, MODEL));
    const x = (id: string) => nodes.find((node) => node.id === id)!.x;
    expect(x('away')).toBeLessThan(x('home'));
    expect(x('home')).toBeLessThan(x('gone'));
    for (const a of nodes) {
      expect(a.x - a.width / 2).toBeGreaterThanOrEqual(0);
      expect(a.x + a.width / 2).toBeLessThanOrEqual(width);
      expect(a.y + a.height / 2).toBeLessThanOrEqual(height);
      for (const b of nodes) {
        if (a === b) continue;
        const isApart =
          Math.abs(a.x - b.x) >= (a.width + b.width) / 2 ||
          Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
        expect(isApart, `${a.id} and ${b.id}`).toBe(true);
      }
    }
  });

  it('keeps words in lines, and turns from top to bottom, where the room asks for it', async () => {
    const scenario = readScenario('scenarios/uk-returnees/scenario.yaml', readProject());
    const wide = await layoutDiagram(scenario);
    expect(wide.direction).toBe('right');
    for (const { lines } of [...wide.nodes, ...wide.edges]) {
      expect(lines.filter(({ isNote }) => !isNote).length).toBeLessThanOrEqual(1);
    }
    const narrow = await layoutDiagram(scenario, 'base', 800);
    expect(narrow.direction).toBe('down');
    expect(narrow.width).toBeLessThanOrEqual(800);
    const y = (id: string) => narrow.nodes.find((node) => node.id === id)!.y;
    expect(y('abroad')).toBeLessThan(y('returned-known'));
    expect(y('charged')).toBeLessThan(y('imprisoned'));
    // every word of a name is there, and in its box
    for (const { label, note = '', lines, width, height } of narrow.nodes) {
      expect(lines.map(({ text }) => text).join(' ')).toBe(`${label} ${note}`.trim());
      for (const { text, below } of lines) {
        expect(text.length * 12 * 0.56).toBeLessThan(width);
        expect(Math.abs(below)).toBeLessThan(height / 2);
      }
    }
    // an end that is reached from above is entered from above
    const path = edgePath(narrow.edges[0]!.points, narrow.direction);
    const [, from, leave] = /^M(\S+) \S+?C(\S+) /.exec(path) ?? [];
    expect(leave).toBe(from);
  });

  it('takes the least wide picture where none fits', async () => {
    const example = readExample(SCENARIO, MODEL);
    const least = await layoutDiagram(example, 'base', 1);
    for (const room of [150, 250, 350, 500]) {
      const { width } = await layoutDiagram(example, 'base', room);
      expect(least.width).toBeLessThanOrEqual(width);
    }
  });

  it('draws every move from its state to its state, with what decides it', async () => {
    const { nodes, edges } = await layoutDiagram(readExample(SCENARIO, MODEL));
    expect(edges.map(({ from, to, label }) => [from, to, label])).toEqual([
      ['away', 'home', 'back'],
      ['away', 'lost', 'the rest'],
      ['home', 'gone', '2 * (dead + dead)'],
    ]);
    for (const { from, to, points } of edges) {
      const [start, end] = [
        nodes.find(({ id }) => id === from)!,
        nodes.find(({ id }) => id === to)!,
      ];
      expect(Math.abs(points[0]!.x - start.x)).toBeLessThanOrEqual(start.width / 2 + 1);
      expect(Math.abs(points.at(-1)!.x - end.x)).toBeLessThanOrEqual(end.width / 2 + 1);
    }
    expect(edges[0]!.details).toEqual([
      'Share: back',
      'After: 3 to 18 months',
      'back (Coming <back>): 54 of 400',
    ]);
  });

  it('says how many people start where, and which states are final', async () => {
    const { nodes } = await layoutDiagram(readExample(SCENARIO, MODEL));
    expect(nodes.map(({ id, kind, note }) => [id, kind, note])).toEqual([
      ['away', 'between', '425'],
      ['home', 'between', undefined],
      ['lost', 'final', undefined],
      ['gone', 'final', undefined],
    ]);
  });

  it('refuses a variant that is not there', async () => {
    await expect(layoutDiagram(readExample(SCENARIO, MODEL), 'other')).rejects.toThrow(
      'there are base; got other',
    );
  });
});

describe('diagramSvg', () => {
  it('is one well-formed picture in which a label cannot become markup', async () => {
    const svg = diagramSvg(await layoutDiagram(readExample(SCENARIO, MODEL)));
    expect(svg).toContain('<title>Out &amp; back</title>');
    expect(svg).toContain('Coming &lt;back&gt;');
    expect(svg).not.toContain('<back>');
    expect(svg.match(/<g class="flow">/g)).toHaveLength(3);
  });
});

it('says of a move what is gravely wrong with the number behind it', async () => {
  const scenario = readScenario('scenarios/uk-returnees/scenario.yaml', readProject());
  const { edges } = await layoutDiagram(scenario);
  const lines = edges
    .flatMap(({ details }) => details)
    .filter((line) => line.includes('54 of 400'));
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(line).toMatch(/54 of 400 \(BBC News, .*\)\. The people counted may not all be among/);
  }
});
