export { neweyWestLag, neweyWestTest, studentTest } from './mean-test';
export { isConstant, mean, median, sampleVariance, standardDeviation } from './moments';
export { benjaminiHochberg, benjaminiYekutieli, bonferroni, holm } from './multiple-testing';
export { probabilityOfOverfitting, type Overfitting } from './overfitting';
export { firstOf, rankCorrelation, Ranking, rankWeights } from './ranks';
export { leastSquares, pearson } from './regression';
export { walkForwardSelection } from './selection';
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
export { medianBlockLength } from './stationary-bootstrap';
export { studentTwoSided, upperStudentQuantile } from './student';
export {
  addCounts,
  countReplicates,
  noCounts,
  superiority,
  superiorityProblem,
  type Superiority,
  type SuperiorityProblem,
} from './superiority';
export { meanCorrelation, trialTable } from './trial-table';
