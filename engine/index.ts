/** The engine's one door: everything the command line and the notebook may use. */
export {
  BaserateError,
  fail,
  formatProblem,
  type Problem,
  type SourcePosition,
} from './errors/baserate-error.ts';
export { suggestName } from './document/nearest-name.ts';

export type { Distribution } from './distribution/distribution.ts';
export { cellProbabilities } from './distribution/cell-probabilities.ts';
export { meanOf } from './distribution/moments.ts';
export { quantile } from './distribution/quantile.ts';

export { caveatText, graveCaveats } from './evidence/caveat.ts';
export type { Caveat, Claim, ClaimKind, Evidence, Source } from './evidence/claim.ts';
export { distributionOf } from './synthesis/distribution-of.ts';
export { shareOfSplit } from './synthesis/share-of-split.ts';
export { statedQuantiles, type StatedQuantile } from './synthesis/stated-quantiles.ts';
export { priorComponents, type Prior } from './synthesis/prior.ts';
export { formatQuantity, parsePhrase } from './evidence/phrase.ts';
export type { ParameterKind, Quantity } from './evidence/quantity.ts';

export { assumptionName, type AssumptionKind } from './scenario/assumption-path.ts';
export { assumptionsOf, type StatedAssumption } from './scenario/assumptions-of.ts';
export { changedAssumptions, countAssumptions } from './scenario/changed-assumptions.ts';
export { defaultNotebookText } from './scenario/default-notebook.ts';
export { reviewNotebook } from './scenario/check-notebook.ts';
export {
  resetSplitKeys,
  setSplitKeys,
  setValueKeys,
  type SplitKeys,
  type ValueKeys,
} from './scenario/edit-keys.ts';
export {
  resetInflow,
  resetParameter,
  resetPopulation,
  setInflow,
  setParameter,
  setPopulation,
} from './scenario/edit-scenario.ts';
export {
  addVariant,
  CHANGE_WAYS,
  duplicateVariant,
  listVariantChanges,
  removeVariant,
  removeVariantChange,
  setVariantChange,
  setVariantTitle,
  variantName,
  variantOfEdits,
  type ChangeWay,
  type NewChange,
  type WrittenChange,
} from './scenario/edit-variants.ts';
export { jsonSchemas, serialiseJsonSchema, type JsonSchema } from './scenario/json-schema.ts';
export { formatStep, formatTime, stepOfText } from './scenario/step-date.ts';
export {
  duplicateCell,
  insertCell,
  moveCell,
  removeCell,
  setCellOptions,
  setCellText,
  type Place,
} from './scenario/edit-notebook.ts';
export {
  CELL_KINDS,
  FIGURES,
  isEvidenceFigure,
  isModelFigure,
  QUANTILES,
} from './scenario/notebook.ts';
export {
  findLiveNumbers,
  isFault,
  LIVE_NUMBER,
  parseLiveNumber,
  STATISTICS,
  type LiveNumber,
  type Statistic,
} from './scenario/live-number.ts';
export { notebookChanges, type NotebookChanges } from './scenario/notebook-changes.ts';
export type * from './scenario/notebook.ts';
export { countOfPart, partText } from './scenario/part-text.ts';
export { parseNotebook, readCells } from './scenario/parse-notebook.ts';
export { readNotebook } from './scenario/read-notebook.ts';
export { describePrior } from './scenario/read-prior.ts';
export { FITTING_CLAIMS } from './scenario/read-claim.ts';
export { readScenario } from './scenario/read-scenario.ts';
export { reviewEvidence } from './scenario/review-evidence.ts';
export type {
  Assignment,
  Change,
  Clock,
  Combination,
  Inflow,
  Outcome,
  ReadText,
  Scenario,
  Split,
  StepUnit,
  Stock,
  Variant,
} from './scenario/scenario.ts';

export { compile } from './model/compile.ts';
export type { Model } from './model/model.ts';

export type { Diagram } from './diagram/diagram.ts';
export { diagramSvg } from './diagram/diagram-svg.ts';
export { edgePath } from './diagram/edge-path.ts';
export { textWidth } from './diagram/text-width.ts';
export { layoutDiagram } from './diagram/layout-diagram.ts';

export { createExpectation } from './simulate/expectation.ts';
export { createSimulator } from './simulate/simulator.ts';
export { mergeTally, type Tally } from './simulate/tally.ts';

export { compareTallies, type Differences, type PairedDifference } from './analysis/compare.ts';
export { meanFlows, type MeanFlows } from './analysis/mean-flows.ts';
export { assumptionOfInput, influences, type Influence } from './analysis/influence.ts';
export { DOTS, quantileDots, type Distinct } from './analysis/quantile-dots.ts';
export type { CountSummary, Estimate, OutcomeResult, Result, Spread } from './analysis/result.ts';
export { summarise } from './analysis/summarise.ts';

export { compareLock, type Difference } from './lock/compare-lock.ts';
export { createLock, hashInputs, type Run } from './lock/create-lock.ts';
export { outcomeDigest } from './lock/digest.ts';
export type { Lock, LockedOutcome } from './lock/lock.ts';
export { createPicture, serialisePicture, type Picture } from './lock/picture.ts';
export { readLock } from './lock/read-lock.ts';
export { serialiseLock } from './lock/serialise-lock.ts';

export { createPool, type Pool } from './pool/pool.ts';
export { runToPrecision, type Stop } from './pool/run-to-precision.ts';
export { ENGINE_VERSION } from './version.ts';
