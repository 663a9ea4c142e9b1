import { describe, expect, it } from 'vitest';
import { sankeyLayout, sankeyWidth } from '../../../ui/figure/sankey-layout.ts';
import { FLOWS, STATES } from './made-up-flows.ts';

const words = { outside: 'Outside', back: (label: string) => `back to ${label}` };
const { nodes, links, width } = sankeyLayout(FLOWS, STATES, words, 900);
const node = (label: string) => nodes.find((each) => each.label === label)!;
const link = (from: string, to: string) =>
  links.find((each) => each.from === from && each.to === to)!;

describe('sankeyLayout', () => {
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
    expect(abroad.endHeight).toBeCloseTo(40 * scale, 6);
  });

  it('lets a move back end at a node of its own, and counts who came back again', () => {
    expect(link('In prison', 'back to Back').people.value).toBe(12);
    expect(node('back to Back')).toMatchObject({ isBack: true, end: { value: 0 } });
    // 24 to prison, 4 killed, 44 there: 72, which is 60 from abroad and 12 from prison
    expect(node('Back').through.value).toBe(72);
  });

  it('runs from left to right, inside the width with room for the words', () => {
    expect(node('Outside').x0).toBeLessThan(node('Abroad').x0);
    expect(node('Abroad').x0).toBeLessThan(node('Back').x0);
    expect(node('Back').x0).toBeLessThan(node('In prison').x0);
    expect(Math.max(...nodes.map(({ x1 }) => x1))).toBeLessThan(width - 80);
  });

  it('asks for a width that grows with the longest way', () => {
    // outside, abroad, back, prison, back again: five columns
    expect(sankeyWidth(FLOWS)).toBeGreaterThan(5 * 90);
    const short = { ...FLOWS, moves: FLOWS.moves.slice(0, 2) };
    expect(sankeyWidth(short)).toBeLessThan(sankeyWidth(FLOWS));
  });
});
