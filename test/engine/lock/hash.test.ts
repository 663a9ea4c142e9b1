import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashBytes, hashText } from '../../../engine/lock/hash.ts';

describe('hashBytes', () => {
  it('gives the published SHA-256 of "abc" (FIPS 180-4, example B.1)', () => {
    const published = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(hashBytes(new TextEncoder().encode('abc'))).toBe(published);
  });
});

describe('hashText', () => {
  it('hashes UTF-8, as OpenSSL does', () => {
    const text = 'Härte: 54 of 400\n';
    expect(hashText(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
  });

  it('does not depend on whether git checked the file out with LF or CRLF', () => {
    expect(hashText('a: 1\r\nb: 2\r\n')).toBe(hashText('a: 1\nb: 2\n'));
    expect(hashText('a: 1\n')).not.toBe(hashText('a: 2\n'));
  });
});
