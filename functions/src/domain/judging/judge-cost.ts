/** Reckoned where the dashboard can do it too. */
export { type Prices, type Tokens, usageOf } from '../../contract/run-estimate.ts';
