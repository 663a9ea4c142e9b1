/** Whole numbers from 0 to n − 1 of a fixed sequence (Lehmer 1951, modulus 2³¹ − 1, factor 48271). */
export function createPicker(seed: number): (n: number) => number {
  let state = (seed % 2147483646) + 1;
  return (n) => {
    state = (state * 48271) % 2147483647;
    return state % n;
  };
}

/** Things that break readers: other types, huge numbers, names of the language, stray syntax. */
const HOSTILE: readonly string[] = [
  ...['null', '~', 'true', '0', '-1', '1e999', '.inf', '.nan', '9007199254740993', '0x1F'],
  ...[
    '""',
    '[]',
    '{}',
    '[[[[',
    '{{{{',
    '}',
    ']',
    ': ',
    '- ',
    '&a',
    '*a',
    '!!js',
    '|',
    '>',
    '#',
    '---',
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'length'],
  ...['__proto__: { x: 1 }', 'constructor: 1', '\t', '\0', '\r', '\n\n', '\u2028', '𝒳', '\ud800'],
  ...[
    '54 of 400',
    '400 of 54',
    '5% to 4%',
    '0 of 0',
    '1 of 0',
    '3 to 18 months',
    'rest',
    'min(',
    '(((',
  ],
  ...[
    '2018-01',
    '9999-12',
    '0000-01',
    '../..',
    '../../../../x',
    '/etc/passwd',
    'base',
    '```',
    '~~~',
  ],
];

/** A text with one to four small damages: cut, doubled, swapped or hostile passages. */
export function mutate(text: string, pick: (n: number) => number): string {
  let mutated = text;
  for (let times = pick(4); times >= 0; times--) mutated = damage(mutated, pick);
  return mutated;
}

function damage(text: string, pick: (n: number) => number): string {
  const at = pick(text.length + 1);
  const end = Math.min(text.length, at + 1 + pick(12));
  const hostile = HOSTILE[pick(HOSTILE.length)] ?? '';
  switch (pick(7)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, at) + hostile + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at, end).repeat(2) + text.slice(end);
    case 3:
      return replaceWord(text, at, hostile);
    case 4:
      return replaceWord(text, at, wordAt(text, pick(text.length + 1)));
    case 5:
      return text.slice(0, at) + String.fromCharCode(pick(0x3000)) + text.slice(end);
    default:
      return swapLines(text, pick);
  }
}

/** The word, number or name around an offset. */
function wordAt(text: string, at: number): string {
  return /^[\w.%-]*/.exec(text.slice(wordStart(text, at)))?.[0] ?? '';
}

function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && /[\w.%-]/.test(text[start - 1] ?? '')) start--;
  return start;
}

function replaceWord(text: string, at: number, word: string): string {
  const start = wordStart(text, at);
  return text.slice(0, start) + word + text.slice(start + wordAt(text, at).length);
}

function swapLines(text: string, pick: (n: number) => number): string {
  const lines = text.split('\n');
  const [a, b] = [pick(lines.length), pick(lines.length)];
  [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
  return lines.join('\n');
}
