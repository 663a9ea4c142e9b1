import {
  assumptionsOf,
  FIGURES,
  isEvidenceFigure,
  isModelFigure,
  QUANTILES,
  type FencedCell,
  type FigureForm,
  type Scenario,
} from '../../engine/index.ts';
import { claimsShown } from '../evidence/claim-entry.ts';
import { shownOutcomes } from '../answer/shown-outcomes.ts';
import { USUAL_QUANTILES } from './table-rows.ts';
import { cellWords, figureFormWords, optionWords, quantileWords } from '../words/cell-words.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One thing that a cell's form asks for; the value of `several` is joined by commas, empty for all. */
export interface CellField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'one' | 'several';
  readonly choices: readonly Choice[];
  readonly value: string;
}

/** What can be chosen of a cell, with what is chosen now. */
export function cellFields(cell: FencedCell, scenario: Scenario): readonly CellField[] {
  const outcomes = shownOutcomes(scenario).map(({ name, label }) => ({ value: name, label }));
  const base = { value: 'base', label: cellWords.asScenario };
  const variants = scenario.variants.map(({ name, title }) => ({ value: name, label: title }));
  const shown = { value: '', label: cellWords.asShown };
  const outcome = (value: string | undefined) =>
    one('outcome', outcomes, value ?? outcomes[0]?.value ?? '');
  const variant = (value: string | undefined) =>
    variants.length === 0 ? [] : [one('variant', [shown, ...variants], value ?? '')];
  switch (cell.kind) {
    case 'question':
      return [outcome(cell.outcome), ...variant(cell.variant)];
    case 'figure': {
      const forms = FIGURES.map((form) => ({ value: form, label: figureFormWords[form] }));
      if (isEvidenceFigure(cell.figure)) {
        const named = cell.only === undefined ? [] : claimsShown(scenario, cell.only);
        const claims = [...named, ...claimsShown(scenario, undefined)]
          .filter((each, i, all) => all.findIndex((it) => it.claim === each.claim) === i)
          .filter(({ claim }) => ['count', 'share'].includes(claim.kind))
          .map(({ claim }) => ({ value: claim.id, label: `${claim.value ?? ''} ${claim.id}` }));
        return [one('form', forms, cell.figure), several('only', claims, cell.only)];
      }
      const ofOutcome = isModelFigure(cell.figure) ? [] : [outcome(cell.outcome)];
      const groups = scenario.groups.map(({ name, label }) => ({ value: name, label }));
      const panels = cell.by === 'group' ? groups : [base, ...variants];
      const by = [
        { value: 'variant', label: 'variant' },
        ...(scenario.byGroup.includes(cell.outcome ?? '')
          ? [{ value: 'group', label: 'group' }]
          : []),
      ];
      return [
        one('form', forms, cell.figure),
        ...ofOutcome,
        ...(cell.by === undefined
          ? variant(cell.variant)
          : [one('by', by, cell.by), several('only', panels, cell.only)]),
      ];
    }
    case 'table':
      return [
        several('outcomes', outcomes, cell.outcomes),
        several(
          'quantiles',
          QUANTILES.map((name) => ({ value: name, label: quantileWords[name] ?? name })),
          cell.quantiles ?? USUAL_QUANTILES,
        ),
        ...variant(cell.variant),
      ];
    case 'compare':
      return [outcome(cell.outcome), several('only', variants, cell.only)];
    case 'assumptions': {
      const all = assumptionsOf(scenario).map(({ name }) => ({ value: name, label: name }));
      return [several('only', all, cell.only)];
    }
    case 'variants':
      return [several('only', variants, cell.only)];
    case 'diagram':
      return variant(cell.variant);
    default:
      return [];
  }
}

/**
 * Attributes that a change of one field makes. A figure that changes its form gets what the new form needs
 * and loses what it does not take.
 */
export function fieldChange(
  cell: FencedCell,
  name: string,
  value: string,
  scenario: Scenario,
): {
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly form?: string;
} {
  if (name === 'form') {
    const form = FIGURES.find((each) => each === value) ?? 'fan';
    const outcome = cell.kind === 'figure' ? cell.outcome : undefined;
    return { form, attributes: attributesOf(form, outcome ?? scenario.outcomes[0]?.name ?? '') };
  }
  const rest = name === 'by' ? { only: undefined } : {};
  return { attributes: { [name]: value === '' ? undefined : value, ...rest } };
}

function attributesOf(form: FigureForm, outcome: string): Record<string, string | undefined> {
  if (isModelFigure(form)) return { outcome: undefined, by: undefined, only: undefined };
  if (isEvidenceFigure(form))
    return { outcome: undefined, variant: undefined, by: undefined, only: undefined };
  if (form === 'multiples') return { outcome, by: 'variant', variant: undefined, only: undefined };
  return { outcome, by: undefined, only: undefined };
}

function one(name: string, choices: readonly Choice[], value: string): CellField {
  return { name, label: optionWords[name] ?? name, kind: 'one', choices, value };
}

function several(
  name: string,
  choices: readonly Choice[],
  values: readonly string[] | undefined,
): CellField {
  const value = values?.join(',') ?? '';
  return { name, label: optionWords[name] ?? name, kind: 'several', choices, value };
}
