/**
 * A mark of eight hexadecimal digits by which a link tells whether the published scenario is still the one it
 * was made from: FNV-1a of the UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/). It protects from
 * nothing; a link is read and checked whatever its mark.
 */
export function textMark(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
