import { beforeAll, describe, expect, it } from 'vitest';
import { baserate, ensureBuilt } from '../built.ts';
import { exampleProject } from './example-project.ts';

beforeAll(ensureBuilt);

const FILE = 'scenarios/uk/scenario.yaml';
const CLOSING = `\
  straight:
    title: Nobody waits to be freed
    flows:
      add: [{ from: convicted, to: free, share: 1, after: 6 months }]
      close: [{ from: waiting, to: free, starts: 2018-02 }]
outcomes:`;

/** Elements of an XML text, in order; throws where tags, attributes or entities are not well-formed. */
function elementsOf(xml: string): readonly string[] {
  const open: string[] = [];
  const elements: string[] = [];
  const rest = xml.replace(
    /<(\/?)([a-z]\w*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/gi,
    (_, end: string, name: string, attributes: string, empty: string) => {
      const names = [...attributes.matchAll(/([\w:-]+)="/g)].map(([, key]) => key);
      if (new Set(names).size < names.length) throw new Error(`${name} has an attribute twice`);
      if (end === '') elements.push(name);
      if (end === '' && empty === '') open.push(name);
      const closed = end === '' ? name : open.pop();
      if (closed !== name) throw new Error(`${name} ends where ${closed} is open`);
      return attributes;
    },
  );
  if (open.length > 0) throw new Error(`${open.join(', ')} not closed`);
  const stray = /<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.exec(rest);
  if (stray) throw new Error(`stray ${rest.slice(stray.index, stray.index + 20)}`);
  return elements;
}

interface DiagramJson {
  readonly baserate: number;
  readonly title: string;
  readonly nodes: readonly { readonly id: string; readonly note?: string }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly label: string }[];
}

describe('baserate diagram', () => {
  it('prints one well-formed picture that opens by itself, with what stands behind each move', async () => {
    const { folder, edit } = exampleProject();
    edit('scenarios/models/trial.yaml', 'label: Convicted }\n', 'label: "Guilty & <held>" }\n');
    const { code, out, err } = await baserate(folder, ['diagram', FILE]);
    expect([code, err]).toEqual([0, expect.stringContaining('not-a-subset')]);
    const elements = elementsOf(out);
    expect(elements[0]).toBe('svg');
    expect(elements.filter((name) => name === 'svg')).toHaveLength(1);
    expect(out).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(out).toContain('54 of 400');
    expect(out).toContain('&lt;held&gt;');
  });

  it('finds a picture that is not well-formed, so that the test above can fail', () => {
    for (const bad of [
      '<g><text>a</g>',
      '<g>',
      '<text>a & b</text>',
      '<g a="1" a="2"/>',
      '<g a=1/>',
    ]) {
      expect(() => elementsOf(bad), bad).toThrow();
    }
  });

  it('writes the picture to a file', async () => {
    const { folder, read } = exampleProject();
    const { code, out } = await baserate(folder, ['diagram', FILE, '--out', 'model.svg']);
    expect([code, out.trim()]).toEqual([0, 'model.svg']);
    expect(elementsOf(read('model.svg'))[0]).toBe('svg');
  });

  it('prints places and labels as JSON: every state once, every move from box to box', async () => {
    const { folder } = exampleProject();
    const { code, out } = await baserate(folder, ['diagram', FILE, '--json']);
    expect(code).toBe(0);
    const { baserate: version, title, nodes, edges } = JSON.parse(out) as DiagramJson; // the shape under test
    expect([version, title]).toEqual([1, 'Trial']);
    expect(nodes.map(({ id }) => id).sort()).toEqual(['convicted', 'free', 'waiting']);
    expect(nodes.find(({ id }) => id === 'waiting')?.note).toBe('400');
    expect(edges.map(({ from, to, label }) => [from, to, label]).sort()).toEqual([
      ['waiting', 'convicted', 'convicted'],
      ['waiting', 'free', 'the rest'],
    ]);
  });

  it('draws what a variant adds, and what it closes no more or marked as closed', async () => {
    const { folder, edit } = exampleProject();
    edit('scenarios/uk/scenario.yaml', 'outcomes:', CLOSING);
    const moves = async (variant: string) => {
      const words = ['diagram', FILE, '--json', '--variant', variant];
      const { code, out } = await baserate(folder, words);
      expect(code).toBe(0);
      return (JSON.parse(out) as DiagramJson).edges; // the shape under test
    };
    expect(await moves('base')).toHaveLength(2);
    const straight = await moves('straight');
    expect(straight.map(({ from, to }) => `${from} ${to}`)).toContain('convicted free');
    expect(straight).not.toEqual(expect.arrayContaining([...(await moves('base'))]));
  });

  it('says which variants there are when asked for another, and exits 2', async () => {
    const { folder } = exampleProject();
    const { code, out, err } = await baserate(folder, ['diagram', FILE, '--variant', 'hlaf']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/there are base, half; got hlaf .*\[diagram\/unknown-variant\]/);
  });
});
