import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packText, SHARE_LIMIT_BYTES, unpackText } from '../../../ui/share/share-link.ts';

/** Small fixed generator (Park and Miller 1988), so that a failure can be repeated. */
function garbage(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647);
}

describe('share link', () => {
  it('gives back the very text, with characters of every size', () => {
    for (const text of [
      '',
      'a: 1\n',
      'question: Wie viele? 54 von 400 – “ünï” 🙂\n',
      'x'.repeat(100_000),
    ]) {
      const packed = packText(text);
      expect(packed).toMatch(/^[A-Za-z0-9_-]*$/);
      expect(unpackText(packed)).toEqual({ kind: 'text', text });
    }
  });

  it('refuses a link that unpacks to more than the limit, without unpacking it all', () => {
    const bomb = deflateSync(new Uint8Array(200 * 1024 * 1024), { level: 9 });
    const packed = Buffer.from(bomb).toString('base64url');
    const before = process.memoryUsage().arrayBuffers;
    const shared = unpackText(packed);
    expect(shared).toMatchObject({ kind: 'unreadable', reason: 'it unpacks to more than 2 MiB' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * SHARE_LIMIT_BYTES);
  });

  it('says that the end is missing when a link was cut short', () => {
    const packed = packText(
      'title: British returnees\nquestion: How many will be convicted?\n'.repeat(20),
    );
    for (let length = 1; length < packed.length - 2; length += 7) {
      expect(unpackText(packed.slice(0, length)).kind).toBe('unreadable');
    }
  });

  it('answers any garbage with a reason or a text and never throws', () => {
    const next = garbage(20181123);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/%é ';
    let unreadable = 0;
    for (let round = 0; round < 3000; round++) {
      let packed = '';
      for (let i = next() % 60; i >= 0; i--) packed += alphabet[next() % alphabet.length];
      const shared = unpackText(packed);
      if (shared.kind === 'unreadable') unreadable += 1;
      else expect(typeof shared.text).toBe('string');
    }
    expect(unreadable).toBeGreaterThan(2500);
  });

  it('answers a good link with one damaged character with a reason or a text and never throws', () => {
    const next = garbage(54);
    const packed = packText(
      'parameters:\n  convicted: 54 of 400\n  reoffend: 3% to 8%\n'.repeat(5),
    );
    for (let round = 0; round < 1000; round++) {
      const at = next() % packed.length;
      const damaged = packed.slice(0, at) + 'AbZ9-_'[next() % 6] + packed.slice(at + 1);
      expect(['text', 'unreadable']).toContain(unpackText(damaged).kind);
    }
  });

  it('refuses bytes that are no UTF-8 text', () => {
    const packed = Buffer.from(deflateSync(new Uint8Array([0xff, 0xfe, 0xfd]))).toString(
      'base64url',
    );
    expect(unpackText(packed).kind).toBe('unreadable');
  });
});
