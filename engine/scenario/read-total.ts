import {
  describeDimension,
  dimensionOfKind,
  isSameDimension,
  type Dimension,
} from './dimension.ts';
import { isStateKnown } from './check-state.ts';
import { constantOf } from './constant-of.ts';
import type { FormulaInput } from './formula-schema.ts';
import type { TotalInput } from './outcome-schema.ts';
import { inside, type Place } from './problem-list.ts';
import { readMoves, type CountContext } from './read-count.ts';
import {
  isExpression,
  readCalculation,
  readFixed,
  readFormula,
  type FormulaContext,
} from './read-formula.ts';
import type { Expression, OutcomeMeasure } from './scenario.ts';
import { monthsOf } from './step-unit.ts';

type Total = Extract<OutcomeMeasure, { kind: 'total' }>;

/** An amount; a plain number written as such takes the unit of the others. */
interface Amount {
  readonly value: Expression;
  readonly dimension?: Dimension;
  readonly place: Place;
}

/**
 * Resolves a weighted sum: amounts for people in states and for moves, all of one unit.
 *
 * @returns undefined when something is wrong with it; the problems are noted
 */
export function readTotal(
  input: TotalInput,
  place: Place,
  context: CountContext & FormulaContext,
): Total | undefined {
  const { problems } = context;
  const { per, 'in-state': inState, 'on-entry': onEntry, counting = 'half-cycle' } = input;
  if (!inState && !onEntry) {
    const message = 'a total must have amounts: `in-state`, `on-entry`, or both';
    problems.error(place, 'scenario/total-form', message);
    return undefined;
  }
  if ((inState === undefined) !== (per === undefined)) {
    const message = inState
      ? 'amounts in a state are for a time there (add `per: year`)'
      : 'per goes with amounts `in-state`; amounts `on-entry` are for each move (remove it)';
    problems.error(inState ? place : inside(place, 'per'), 'scenario/total-form', message);
    return undefined;
  }
  const states = Object.entries(inState ?? {}).flatMap(([state, formula]) => {
    const at = inside(place, 'in-state', state);
    const amount = readAmount(formula, at, context);
    return isStateKnown(state, { ...at, side: 'key' }, context) && amount
      ? [{ state, amount }]
      : [];
  });
  const moves = (onEntry ?? []).flatMap(({ value, ...moved }, index) => {
    const at = inside(place, 'on-entry', index);
    const amount = readAmount(value, inside(at, 'value'), context);
    const counted = readMoves(moved, false, at, context);
    return counted && amount ? [{ counted, amount }] : [];
  });
  const isWhole =
    states.length === Object.keys(inState ?? {}).length && moves.length === (onEntry ?? []).length;
  const amounts = [...states, ...moves].map(({ amount }) => amount);
  const discount = readDiscount(input.discount, inside(place, 'discount'), context);
  if (!isWhole || !areOfOneUnit(amounts, context) || discount === 'faulty') return undefined;
  return {
    kind: 'total',
    inState: states.map(({ state, amount }) => ({ state, value: amount.value })),
    perMonths: per === undefined ? 1 : monthsOf(per),
    onEntry: moves.map(({ counted, amount }) => ({ ...counted, value: amount.value })),
    counting,
    ...(discount && { discount }),
  };
}

function readAmount(
  input: FormulaInput,
  place: Place,
  context: FormulaContext,
): Amount | undefined {
  if (!isExpression(input, 'number', context)) {
    const value = readFixed(input, 'number', place, context.problems);
    return value && { value, place };
  }
  const read = readCalculation(input, 'amount', place, context, 'amount');
  if (!read) return undefined;
  const { expression: value, dimension } = read;
  const fitting = [dimensionOfKind('number'), dimensionOfKind('money')];
  if (!fitting.some((its) => isSameDimension(its, dimension))) {
    const got = describeDimension(dimension);
    const message = `an amount must be a plain number or money, for each person or move; got ${got} from ${input} (\`per\` says for what time in a state)`;
    context.problems.error(place, 'scenario/dimension', message, input);
    return undefined;
  }
  const isConstant = constantOf(value) !== undefined;
  return { value, place, ...(isConstant ? {} : { dimension }) };
}

function areOfOneUnit(amounts: readonly Amount[], { problems }: FormulaContext): boolean {
  const known = amounts.flatMap(({ dimension, place }) =>
    dimension ? [{ dimension, place }] : [],
  );
  const first = known[0];
  const other =
    first && known.find(({ dimension }) => !isSameDimension(dimension, first.dimension));
  if (!other) return true;
  const [left, right] = [first, other].map(({ dimension }) => describeDimension(dimension));
  const message = `all amounts of a total must have one unit; got ${right} beside ${left}`;
  problems.error(other.place, 'scenario/dimension', message);
  return false;
}

function readDiscount(
  input: TotalInput['discount'],
  place: Place,
  context: FormulaContext,
): Total['discount'] | 'faulty' | undefined {
  if (!input) return undefined;
  const role = { name: 'discount', kind: 'rate', use: 'fixed' } as const;
  const rate = readFormula(input.rate, role, inside(place, 'rate'), context);
  if (!rate) return 'faulty';
  return { rate, index: input.index ?? 'own' };
}
