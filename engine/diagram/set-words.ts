import { breakWords } from './break-words.ts';
import type { DiagramLine } from './diagram.ts';
import { textWidth } from './text-width.ts';

/** Size of letters and room of a line, in pixels: of states, and of what is said of them and of moves. */
const NAME = { size: 14, line: 18 };
const NOTE = { size: 12, line: 16 };
const BOX_PADDING = { across: 24, down: 18 };
const LABEL_PADDING = 8;
/** From the top of a line to where its letters stand. */
const BASELINE = 14;

/** Words in their place around the middle of what holds them, and the room that takes. */
interface SetWords {
  readonly lines: readonly DiagramLine[];
  readonly width: number;
  readonly height: number;
}

/**
 * The box of a state, as large as its name and its note ask for.
 *
 * @param letters most letters of a line of the name
 */
export function setBox(label: string, note: string | undefined, letters: number): SetWords {
  const names = breakWords(label, letters);
  const notes = note === undefined ? [] : breakWords(note, letters);
  const height = names.length * NAME.line + notes.length * NOTE.line + BOX_PADDING.down;
  const top = (BOX_PADDING.down - height) / 2 + BASELINE;
  const widths = [
    ...names.map((text) => textWidth(text, NAME.size)),
    ...notes.map((text) => textWidth(text, NOTE.size)),
  ];
  return {
    lines: [
      ...names.map((text, index) => ({ text, isNote: false, below: top + index * NAME.line })),
      ...notes.map((text, index) => ({
        text,
        isNote: true,
        below: top + names.length * NAME.line + index * NOTE.line,
      })),
    ],
    width: Math.ceil(Math.max(...widths) + BOX_PADDING.across),
    height,
  };
}

/**
 * What stands on a move.
 *
 * @param letters most letters of a line
 */
export function setLabel(label: string, letters: number): SetWords {
  const texts = breakWords(label, letters);
  const middle = (texts.length - 1) / 2;
  return {
    lines: texts.map((text, index) => ({
      text,
      isNote: true,
      below: 4 + (index - middle) * NOTE.line,
    })),
    width: Math.max(0, ...texts.map((text) => textWidth(text, NOTE.size))) + LABEL_PADDING,
    height: texts.length * NOTE.line,
  };
}
