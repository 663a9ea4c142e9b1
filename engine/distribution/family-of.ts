import { beta } from './beta.ts';
import { binomial } from './binomial.ts';
import type { Distribution, DistributionOf } from './distribution.ts';
import { empirical } from './empirical.ts';
import { exponential } from './exponential.ts';
import type { Family } from './family.ts';
import { fixed } from './fixed.ts';
import { gamma } from './gamma.ts';
import { logLogistic } from './log-logistic.ts';
import { logitNormal } from './logit-normal.ts';
import { lognormal } from './lognormal.ts';
import { mixtureFamily } from './mixture.ts';
import { negativeBinomial } from './negative-binomial.ts';
import { normal } from './normal.ts';
import { pert } from './pert.ts';
import { poisson } from './poisson.ts';
import { quantileTable } from './quantile-table.ts';
import { triangular } from './triangular.ts';
import { truncatedFamily } from './truncated.ts';
import { uniform } from './uniform.ts';
import { weibull } from './weibull.ts';

/** What each kind of distribution can do; a kind without its functions does not compile. */
const families: { readonly [K in Distribution['kind']]: Family<DistributionOf<K>> } = {
  fixed,
  beta,
  gamma,
  lognormal,
  'logit-normal': logitNormal,
  normal,
  uniform,
  triangular,
  pert,
  weibull,
  exponential,
  'log-logistic': logLogistic,
  poisson,
  binomial,
  'negative-binomial': negativeBinomial,
  mixture: mixtureFamily(familyOf),
  truncated: truncatedFamily(familyOf),
  empirical,
  'quantile-table': quantileTable,
};

/** The functions of a distribution's kind; to be called with that distribution only. */
export function familyOf(d: Distribution): Family<Distribution> {
  return families[d.kind] as Family<Distribution>; // the table pairs each kind with its own functions
}
