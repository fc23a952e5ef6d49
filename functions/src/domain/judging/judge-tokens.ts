/** Reckoned where the dashboard can do it too. */
export { estimateTokens, fittingFrameRate } from '../../contract/run-estimate.ts';
