const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes of a text in base64, padded or not; the same everywhere, since not every engine has `atob`. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const values = new Int16Array(128).fill(-1);
  for (let digit = 0; digit < DIGITS.length; digit++) values[DIGITS.charCodeAt(digit)] = digit;
  const bytes = new Uint8Array(Math.floor((text.replace(/=+$/, '').length * 3) / 4));
  let held = 0;
  let bits = 0;
  let used = 0;
  for (let i = 0; i < text.length && used < bytes.length; i++) {
    held = ((held << 6) | (values[text.charCodeAt(i)] ?? 0)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[used++] = held >> bits;
  }
  return bytes;
}
