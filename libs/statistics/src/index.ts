export { neweyWestLag, neweyWestTest, studentTest, type MeanTest } from './mean-test';
export { isConstant, kurtosis, mean, median, sampleVariance, skewness, standardDeviation, sum } from './moments';
export { benjaminiHochberg, benjaminiYekutieli, bonferroni, holm } from './multiple-testing';
export { normalCdf, normalQuantile, upperNormalQuantile } from './normal';
export { probabilityOfOverfitting, type Overfitting } from './overfitting';
export { philox4x32 } from './philox';
export { doubledRanks, firstOf, rankCorrelation, Ranking, rankWeights } from './ranks';
export { leastSquares, pearson } from './regression';
export { walkForwardSelection, type Selection } from './selection';
export {
  breakEvenTrials,
  deflatedSharpe,
  expectedMaximum,
  haircutSharpe,
  minimumTrackRecord,
  probabilisticSharpe,
  sharpeFigures,
  sharpeRatio,
  type SharpeFigures,
} from './sharpe';
export { medianBlockLength, politisWhite, stationaryIndices } from './stationary-bootstrap';
export { studentTwoSided, upperStudentQuantile } from './student';
export {
  addCounts,
  countReplicates,
  noCounts,
  superiority,
  superiorityProblem,
  type Superiority,
  type SuperiorityCounts,
  type SuperiorityProblem,
} from './superiority';
export { meanCorrelation, trialTable, type TrialTable } from './trial-table';
