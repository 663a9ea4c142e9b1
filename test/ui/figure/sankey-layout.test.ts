import { describe, expect, it } from 'vitest';
import { sankeyLayout } from '../../../ui/figure/sankey-layout.ts';
import { FLOWS, STATES } from './made-up-flows.ts';

const words = { outside: 'Outside', back: (label: string) => `back to ${label}` };
const { nodes, links, width, form } = sankeyLayout(FLOWS, STATES, words, 900);
const phone = sankeyLayout(FLOWS, STATES, words, 320);
const node = (label: string) => nodes.find((each) => each.label === label)!;
const link = (from: string, to: string) =>
  links.find((each) => each.from === from && each.to === to)!;

describe('sankeyLayout, wide', () => {
  it('adds the moves of groups up and leaves out those that nobody makes', () => {
    expect(link('Abroad', 'Back').people.value).toBe(60);
    expect(links.some(({ to }) => to === 'Never')).toBe(false);
    expect(link('Outside', 'Abroad').people.value).toBe(5);
  });

  it('draws bands and states on one scale: as wide and high as people', () => {
    const scale = link('Abroad', 'Back').width / 60;
    for (const each of links) expect(each.width / each.people.value).toBeCloseTo(scale, 9);
    // 65 leave from abroad, 40 are still there: 105 were, 100 of them at the start
    const abroad = node('Abroad');
    expect(abroad.through.value).toBe(105);
    expect(abroad.y1 - abroad.y0).toBeCloseTo(105 * scale, 6);
    expect(abroad.endBox.height).toBeCloseTo(40 * scale, 6);
  });

  it('lets a move back end at a node of its own, and counts who came back again', () => {
    expect(link('In prison', 'back to Back').people.value).toBe(12);
    expect(node('back to Back')).toMatchObject({ isBack: true, end: { value: 0 } });
    // 24 to prison, 4 killed, 44 there: 72, which is 60 from abroad and 12 from prison
    expect(node('Back').through.value).toBe(72);
  });

  it('runs from left to right, inside the width with room for the words', () => {
    expect(form).toBe('columns');
    expect(node('Outside').x0).toBeLessThan(node('Abroad').x0);
    expect(node('Abroad').x0).toBeLessThan(node('Back').x0);
    expect(node('Back').x0).toBeLessThan(node('In prison').x0);
    expect(Math.max(...nodes.map(({ x1 }) => x1))).toBeLessThan(width - 80);
  });
});

describe('sankeyLayout, as narrow as a phone', () => {
  const row = (label: string) => phone.nodes.findIndex((each) => each.label === label);
  /** Left edge of a band where it passes other states: where its first bend ends. */
  const lane = ({ band }: (typeof links)[number]) =>
    Number(/^M[^C]+C[^ ]+ [^ ]+ ([\d.]+),/.exec(band.outline)?.[1]);

  it('is in rows where columns have no room: five of them need more than 500 pixels', () => {
    expect(phone.form).toBe('rows');
    expect(sankeyLayout(FLOWS, STATES, words, 500).form).toBe('rows');
    // two moves less, two columns less
    const short = { ...FLOWS, moves: FLOWS.moves.slice(0, 3) };
    expect(sankeyLayout(short, STATES, words, 500).form).toBe('columns');
  });

  it('counts the same people', () => {
    for (const { label, through, end } of phone.nodes)
      expect(node(label)).toMatchObject({ through, end });
    expect(phone.nodes).toHaveLength(nodes.length);
    for (const { from, to, people } of phone.links) expect(link(from, to).people).toEqual(people);
    expect(phone.links).toHaveLength(links.length);
  });

  it('leads every move down', () => {
    for (const { from, to } of phone.links) expect(row(from)).toBeLessThan(row(to));
    expect(row('Outside')).toBe(0);
    expect(row('back to Back')).toBe(row('In prison') + 1);
  });

  it('draws bars and bands on one scale, as large as fits', () => {
    const scale = phone.links[0]!.width / phone.links[0]!.people.value;
    for (const { width, people } of phone.links) expect(width / people.value).toBeCloseTo(scale, 9);
    for (const { x0, x1, through, end, endBox } of phone.nodes) {
      expect((x1 - x0) / through.value).toBeCloseTo(scale, 9);
      expect(endBox.width).toBeCloseTo(end.value * scale, 9);
    }
    const reach = phone.links.map((each) => (lane(each) || 0) + each.width);
    const most = Math.max(...reach, ...phone.nodes.map(({ x1 }) => x1));
    expect(most).toBeCloseTo(320, 6);
  });

  it('lets a band that passes a state run clear of its bar and of other bands', () => {
    const bars = phone.nodes.slice(row('In prison'), row('Killed'));
    const passing = phone.links
      .filter(({ to }) => to === 'Killed')
      .map((each) => ({ left: lane(each), right: lane(each) + each.width }))
      .toSorted((a, b) => a.left - b.left);
    expect(passing).toHaveLength(2);
    for (const { x1 } of bars) expect(passing[0]!.left).toBeGreaterThan(x1);
    expect(passing[1]!.left).toBeGreaterThan(passing[0]!.right);
  });

  it('writes words before the bars, each row below the one before', () => {
    for (const { words: its, x0, y0, y1 } of phone.nodes) {
      expect(its.x).toBe(0);
      expect(x0).toBeGreaterThan(84);
      expect(its.y).toBeLessThan(y1);
      expect(its.y + its.lines.length * 14).toBeGreaterThan(y0);
    }
    const tops = phone.nodes.map(({ y0 }) => y0);
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
    expect(phone.nodes.map((_, i) => phone.nodeAt(10, tops[i]!))).toEqual(tops.map((_, i) => i));
  });
});
