import { expect, it } from 'vitest';
import { decodeBase64 } from '../../../engine/wasm/decode-base64.ts';

it('bytes come back from what Node writes in base64, at every length', () => {
  for (let length = 0; length < 70; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 167 + length) & 255);
    expect(decodeBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
  }
});
