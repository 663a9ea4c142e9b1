/** A statistical word as this project uses it. */
interface Entry {
  /** Forms in which texts have it, as parts of a regular expression; a space stands for any space. */
  readonly forms: readonly string[];
  /** What it means, in a sentence or two of plain words. */
  readonly meaning: string;
}

/** The statistical words a reader meets, each with one plain explanation. */
export const glossary = {
  mcse: {
    forms: ['Monte Carlo standard errors?(?: \\(MCSE\\))?', 'Monte Carlo errors?', 'MCSE'],
    meaning:
      'How far this number would typically move if all draws were made again with another seed. More draws make it smaller; it says nothing of whether the assumptions are right.',
  },
  standardError: {
    forms: ['standard errors?'],
    meaning: 'How far a number would typically move if it were measured again in the same way.',
  },
  ignorance: {
    forms: ['ignorance alone', 'ignorance'],
    meaning:
      'The part of the spread that comes from not knowing the assumptions exactly. Better evidence would lessen it.',
  },
  luck: {
    forms: ['luck'],
    meaning:
      'The part of the spread that would remain if every assumption were known exactly: who happens to move, and when.',
  },
  interval: {
    forms: ['\\d+ % intervals?', '\\d+ % of draws', 'intervals?'],
    meaning:
      'The range that holds that share of all draws, as many lying below it as above. It is right only as far as the assumptions are.',
  },
  draw: {
    forms: ['draws?'],
    meaning:
      'One run of the model: every uncertain number is picked at random from its range, and every person’s fate is played out once.',
  },
  median: {
    forms: ['medians?'],
    meaning: 'The middle value: half of the draws lie below it, half above.',
  },
  quantile: {
    forms: ['quantiles?'],
    meaning:
      'A value that a stated share of the draws stays below: the 5 % quantile has 5 % of the draws below it.',
  },
  mean: {
    forms: ['on average', 'means?'],
    meaning:
      'The average: all draws added up and divided by their number. Of a curve, the point where it balances.',
  },
  posterior: {
    forms: ['posteriors?'],
    meaning:
      'What is held of a share after the count: the prior and the count together, as a curve of how plausible each value is.',
  },
  prior: {
    forms: ['Jeffreys priors?', 'priors?'],
    meaning:
      'What is held of a share before any count is seen, told as people seen already. Jeffreys’ prior says almost nothing: it is worth one person.',
  },
  weight: {
    forms: ['weights?'],
    meaning:
      'How much a count is trusted: at weight 0.5 a count of 400 people is worth 200. A doubtful count counts for less, so that its share is less certain.',
  },
  effectiveSample: {
    forms: ['effective sample sizes?', 'worth [\\d.,’\\s]+(?: of [\\d.,’\\s]+)? people'],
    meaning: 'The number of people a weighted count is worth: those counted, times the weight.',
  },
  paired: {
    forms: ['draws? compared one by one', 'draw by draw', 'paired differences?', 'paired'],
    meaning:
      'Both versions are run on the same random numbers and compared draw by draw, so that what differs is due to the change and not to chance.',
  },
  conditional: {
    forms: ['exact given the parameters', 'the mean is exact'],
    meaning:
      'For each drawn set of assumptions the chances were worked out exactly, without playing out each person’s fate; only the assumptions were drawn at random.',
  },
  bound: {
    forms: ['\\d+ % bounds?'],
    meaning:
      'What was never seen may still happen. If its chance were larger than this bound, 3 divided by the number of draws, it would have been seen in 95 runs of 100.',
  },
  odds: {
    forms: ['odds'],
    meaning:
      'How many it happens to for each to whom it does not: a share of 20 % has odds of 1 to 4. Twice these odds are 1 to 2, a share of 33 %.',
  },
  points: {
    forms: ['percentage points?'],
    meaning: 'The difference of two percentages: from 10 % to 15 % is 5 percentage points.',
  },
  pooling: {
    forms: ['partial pooling', 'pooled'],
    meaning:
      'Pooled counts are added up as if they were of one group. In partial pooling each place keeps a share of its own and learns from the others as far as they agree.',
  },
  mixture: {
    forms: ['mixtures?'],
    meaning:
      'Several answers of which one is right: in each draw one of them is picked, as often as its probability says.',
  },
  cumulative: {
    forms: ['cumulative', 'chance of at most that many'],
    meaning: 'The share of draws that do not go beyond a number.',
  },
  digest: {
    forms: ['digests?'],
    meaning:
      'A fingerprint of all that was counted. Two runs with the same digest counted exactly the same.',
  },
  seed: {
    forms: ['seeds?'],
    meaning:
      'The word from which all random numbers are made. The same seed gives the same draws, on every machine.',
  },
  influence: {
    forms: ['rank correlations?', 'moves the answer'],
    meaning:
      'How closely the answer follows an assumption from draw to draw, from −1 to 1: at 0 it does not follow at all, at 1 or −1 it goes up or down with it always.',
  },
  forest: {
    forms: ['forest plots?'],
    meaning: 'Counts of several sources under each other, each with its interval on one axis.',
  },
  exceedance: {
    forms: ['exceedance', 'chance of at least that many'],
    meaning: 'The share of draws that reach a number or pass it.',
  },
  dwell: {
    forms: ['dwell(?: times?)?', 'sojourns?'],
    meaning: 'How long somebody stays in a state before leaving it.',
  },
  variance: {
    forms: ['variance'],
    meaning: 'A measure of spread: the average squared distance from the mean.',
  },
  committedRun: {
    forms: ['committed runs?', 'as committed'],
    meaning:
      'The run that was published with the scenario, kept as fingerprints of what was counted, so that anybody can check that theirs is the same.',
  },
} as const satisfies Readonly<Record<string, Entry>>;

export type TermName = keyof typeof glossary;
