import { suggestName } from '../document/nearest-name.ts';
import {
  FIGURES,
  isEvidenceFigure,
  isModelFigure,
  type FigureCell,
  type FigureForm,
} from './notebook.ts';
import type { ReportBlock } from './notebook-blocks.ts';

/** Attributes of a figure as they are written. */
export interface FigureAttributes {
  readonly outcome: string | undefined;
  readonly by: string | undefined;
  readonly variant?: string;
  readonly only?: readonly string[];
}

/** What a figure cell says besides what all cells do. */
export type FigureParts = Pick<FigureCell, 'figure' | 'outcome' | 'variant' | 'by' | 'only'>;

/**
 * Reads the form and the attributes of a figure.
 *
 * @param word   word after `figure`
 * @param report told what is wrong
 * @returns      undefined when something is wrong
 */
export function readFigure(
  word: string | undefined,
  attributes: FigureAttributes,
  report: ReportBlock,
): FigureParts | undefined {
  const { outcome, by, variant, only } = attributes;
  const form = readForm(word, report);
  let isFine = form !== undefined;
  const refuse = (code: string, message: string, value?: string) => {
    report(code, message, value);
    isFine = false;
  };
  const ofModel = form !== undefined && isModelFigure(form);
  const ofEvidence = form !== undefined && isEvidenceFigure(form);
  if (outcome === undefined && !ofModel && !ofEvidence) {
    refuse('notebook/missing-attribute', 'a figure must say what it shows (add outcome=NAME)');
  }
  if (outcome !== undefined && ofModel) {
    const message = `a ${form} shows all states and takes no outcome (leave outcome=${outcome} out)`;
    refuse('notebook/unknown-attribute', message, outcome);
  }
  if (ofEvidence) {
    const [key, value] = Object.entries({ outcome, variant, by }).find((pair) => pair[1]) ?? [];
    if (key !== undefined) {
      const message = `a forest shows claims, and takes only=CLAIM,CLAIM and no ${key} (leave ${key}=${value ?? ''} out)`;
      refuse('notebook/unknown-attribute', message, value);
    }
  } else if (form === 'multiples') {
    if (by !== 'group' && by !== 'variant') {
      const got = by === undefined ? '' : `; got by=${by}`;
      const message = `multiples must say what their panels are (by=group or by=variant)${got}`;
      refuse('notebook/missing-attribute', message, by);
    } else if (by === 'variant' && variant !== undefined) {
      const message = `multiples by variant choose with only=NAME,NAME; got variant=${variant}`;
      refuse('notebook/unknown-attribute', message, variant);
    }
  } else if (form !== undefined && (by !== undefined || only !== undefined)) {
    const key = by === undefined ? 'only' : 'by';
    refuse('notebook/unknown-attribute', `only multiples take ${key}; this is a ${form}`, key);
  }
  if (form === undefined || !isFine) return undefined;
  return {
    figure: form,
    ...(outcome === undefined ? {} : { outcome }),
    ...(variant === undefined ? {} : { variant }),
    ...(by === 'group' || by === 'variant' ? { by } : {}),
    ...(only === undefined ? {} : { only }),
  };
}

function readForm(word: string | undefined, report: ReportBlock): FigureForm | undefined {
  const found = FIGURES.find((form) => form === word);
  if (found) return found;
  const got = word ?? 'nothing';
  const hint = suggestName(got, FIGURES) || ' (write it after the word figure)';
  const forms = `${FIGURES.slice(0, -1).join(', ')} or ${FIGURES.at(-1) ?? ''}`;
  report('notebook/unknown-figure', `a figure must be ${forms}; got ${got}${hint}`, got);
  return undefined;
}
