import { showPath } from '../document/data-path.ts';
import { caveatText } from '../evidence/caveat.ts';
import type { Caveat, Claim } from '../evidence/claim.ts';
import type { Problem } from '../errors/baserate-error.ts';
import { meanOf } from '../distribution/moments.ts';
import { distributionOf } from '../synthesis/distribution-of.ts';
import { findOverlaps, type PlacedCount } from '../synthesis/overlap.ts';
import { assumptionPath } from './assumption-path.ts';
import { assumptionsOf } from './assumptions-of.ts';
import type { Assignment, Scenario, Variant } from './scenario.ts';

/** Caveats that a reading of the scenario warns of by itself. */
const TOLD_ELSEWHERE: readonly Caveat[] = ['misread', 'not-a-subset'];

/** A prior is influential where Jeffreys and uniform put the mean this many times apart. */
const INFLUENTIAL = 1.25;

/** An assignment with where it stands. */
interface Use {
  readonly path: string;
  readonly assignment: Assignment;
}

/**
 * What a reviewer should know of a scenario's evidence and what no reading of it says: caveats whose
 * count is taken in full, bounds taken as counts, priors that decide, and parameters that rest on
 * counts of the same people.
 *
 * @returns warnings, by line
 */
export function reviewEvidence(scenario: Scenario): readonly Problem[] {
  const { claims } = scenario.evidence;
  const uses = usesOf(scenario);
  const problems = uses.flatMap((use) => {
    const { claim, combination } = use.assignment;
    const entries = combination?.members ?? [{ ...use.assignment, claim }];
    return [
      ...entries.flatMap((entry) => {
        const source = entry.claim === undefined ? undefined : claims.get(entry.claim);
        return source ? reviewCaveats(use, entry, source) : [];
      }),
      ...reviewPrior(use),
    ];
  });
  // a claim that several variants use is told of once, where it stands first
  const told = new Set<string>();
  const first = problems.filter(({ code, value, path }) => {
    const key = `${code} ${value ?? path}`;
    return !told.has(key) && told.add(key);
  });
  return [...first, ...reviewOverlaps(uses, claims)].sort(
    (a, b) => (a.at?.line ?? 0) - (b.at?.line ?? 0),
  );
}

function usesOf(scenario: Scenario): readonly Use[] {
  // a model's own value is not the scenario's doing, and a split has one weight for all its parts
  const parts = new Set(scenario.splits.flatMap(({ parameters }) => parameters));
  const own = assumptionsOf(scenario).flatMap((its): readonly Use[] => {
    const { kind, name, of, group, assignment, setBy } = its;
    const isPart = kind === 'parameter' && group === undefined && parts.has(of);
    if (!assignment || setBy === 'model' || isPart) return [];
    return [{ path: showPath(assumptionPath(kind, name)), assignment }];
  });
  // what a variant takes over from others stands there
  const seen = new Set<Assignment>();
  const ofVariants = [...scenario.variants]
    .sort((a, b) => a.combines.length - b.combines.length)
    .flatMap((variant) =>
      usesOfVariant(variant).filter(
        ({ assignment }) => !seen.has(assignment) && seen.add(assignment),
      ),
    );
  return [...own, ...ofVariants];
}

function usesOfVariant({ name, changes, population, inflows }: Variant): readonly Use[] {
  const placeOf = (group: string | undefined) =>
    `variants.${name}${group === undefined ? '' : `.groups.${group}`}`;
  return [
    ...changes.flatMap(({ parameter, op, group }) =>
      op.kind === 'set'
        ? [{ path: `${placeOf(group)}.set.${parameter}`, assignment: op.assignment }]
        : [],
    ),
    ...population.map(({ state, group, assignment }) => ({
      path: `${placeOf(group)}.population.${state}`,
      assignment,
    })),
    ...inflows.flatMap(({ state, group, size }) =>
      size.kind === 'rate'
        ? [{ path: `${placeOf(group)}.inflow.${state}`, assignment: size.assignment }]
        : [],
    ),
  ];
}

function reviewCaveats(
  use: Use,
  entry: Pick<Assignment, 'quantity' | 'weight' | 'weightSetBy' | 'bound'>,
  claim: Claim,
): readonly Problem[] {
  if (entry.quantity.kind !== 'proportion') return [];
  const bounds: readonly Caveat[] = claim.caveats.filter(
    (its) => its === 'lower-bound' || its === 'upper-bound',
  );
  const asCount = entry.bound === undefined && entry.quantity.low === entry.quantity.high;
  const others = claim.caveats.filter(
    (its) => !bounds.includes(its) && !TOLD_ELSEWHERE.includes(its),
  );
  const found: Problem[] = [];
  if (bounds.length > 0 && asCount) {
    const text = `the claim ${claim.id} is a bound and is taken as a count (${bounds.map((its) => caveatText[its]).join(' ')})`;
    found.push(warning(use, 'scenario/bound-as-count', text, claim.id));
  }
  if (entry.weightSetBy === undefined && entry.weight === 1 && others.length > 0) {
    const names = others.map((its) => `\`${its}\``).join(' and ');
    const remedy = 'state a weight: 1 says that you have thought of it';
    const text = `the claim ${claim.id} is ${names} and counts in full, by default (${remedy})`;
    found.push(warning(use, 'scenario/default-weight', text, claim.id));
  }
  return found;
}

/** A count so small that the prior, which nobody chose, decides. */
function reviewPrior(use: Use): readonly Problem[] {
  const { quantity, weight, prior, text } = use.assignment;
  if (quantity.kind !== 'proportion' || quantity.low !== quantity.high || prior) return [];
  if (weight === 0) {
    const message = `${text} has weight 0, so the prior alone is drawn from: any share is possible`;
    return [warning(use, 'scenario/influential-prior', message)];
  }
  const { low, total } = quantity;
  if (low !== 0 && low !== total) return [];
  const rare = (name: 'jeffreys' | 'uniform') => {
    const mean = meanOf(distributionOf(quantity, 'share', weight, { kind: name }));
    return low === 0 ? mean : 1 - mean;
  };
  const [jeffreys, uniform] = [rare('jeffreys'), rare('uniform')];
  if (!(uniform / jeffreys > INFLUENTIAL)) return [];
  const shown = (share: number) =>
    `${Number((100 * (low === 0 ? share : 1 - share)).toPrecision(2))} %`;
  const message = `the prior decides what ${text} means: the mean is ${shown(jeffreys)} under Jeffreys’ prior, which holds unless another is stated, and ${shown(uniform)} under a uniform one (state \`prior: jeffreys\` if you mean it)`;
  return [warning(use, 'scenario/influential-prior', message)];
}

/** Parameters of the base that rest on different counts of the same people are not independent. */
function reviewOverlaps(
  uses: readonly Use[],
  claims: ReadonlyMap<string, Claim>,
): readonly Problem[] {
  const byId = new Map<string, { readonly use: Use; readonly count: PlacedCount }>();
  for (const use of uses) {
    const { claim: id, quantity, weight } = use.assignment;
    if (id === undefined || quantity.kind !== 'proportion' || byId.has(id)) continue;
    if (!/^(?:groups\.[^.]+\.)?parameters\./.test(use.path)) continue;
    const { place, unit, asOf } = claims.get(id) ?? {};
    const { low, high, total } = quantity;
    const count = {
      ...{ id, low, high, total, weight },
      ...(place !== undefined && { place }),
      ...(unit !== undefined && { unit }),
      ...(asOf !== undefined && { asOf }),
    };
    byId.set(id, { use, count });
  }
  return findOverlaps([...byId.values()].map(({ count }) => count)).flatMap(({ ids, kind }) => {
    const [first, second] = ids.map((id) => byId.get(id)?.use);
    // other questions about the same people are fine; a part beside its whole may be counted twice
    if (!first || !second || kind !== 'within') return [];
    const message = `${ids[1]} and ${ids[0]} (${first.path}) are in part about the same people, so the two are not independent`;
    return [warning(second, 'scenario/overlapping-claims', message)];
  });
}

function warning({ path, assignment }: Use, code: string, text: string, value?: string): Problem {
  return {
    severity: 'warning',
    code,
    path,
    message: `${path}: ${text}`,
    ...(value === undefined ? {} : { value }),
    at: assignment.at,
  };
}
