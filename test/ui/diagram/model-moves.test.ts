import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import type { Diagram } from '../../../engine/index.ts';
import ModelMoves from '../../../ui/diagram/ModelMoves.svelte';

const place = { x: 0, y: 0, width: 10, height: 10, lines: [] };
const DIAGRAM: Diagram = {
  ...{ title: 'A model', direction: 'right', width: 100, height: 100 },
  nodes: [
    { id: 'abroad', label: 'Abroad', note: '295', kind: 'between', details: ['Went.'], ...place },
    { id: 'killed', label: 'Killed', kind: 'final', details: [], ...place },
  ],
  edges: [
    {
      ...{ from: 'abroad', to: 'killed', label: 'rate', kind: 'flow', points: [], lines: [] },
      details: ['Rate: killed-rate', 'killed-rate: 10 % a year', 'killed-rate: 10 % a year'],
    },
  ],
};

describe('a model in words', () => {
  const body = render(ModelMoves, { props: { diagram: DIAGRAM } }).body.replace(/<!--.*?-->/g, '');

  it('names every state with its people and how many ways lead on', () => {
    expect(body.match(/<details/g)).toHaveLength(2);
    expect(body).toMatch(/Abroad<\/span>\s*<span[^>]*>295<\/span>\s*<span[^>]*>1 way on</);
    expect(body).toMatch(/Killed<\/span>\s*<span[^>]*>the end</);
  });

  it('tells where each way leads and what decides it', () => {
    expect(body).toMatch(/<strong>Killed<\/strong>/);
    for (const line of ['Went.', 'Rate: killed-rate', 'killed-rate: 10 % a year']) {
      expect(body).toContain(line);
    }
    // of two groups that are told alike
    expect(body.match(/killed-rate: 10 % a year/g)).toHaveLength(2);
  });
});
