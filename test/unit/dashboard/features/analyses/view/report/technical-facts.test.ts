import { describe, expect, it } from 'vitest';
import { technicalFacts } from '../../../../../../../dashboard/features/analyses/view/report/technical-facts.ts';
import { aReport } from '../../../../../../support/build-report.ts';

const factsOf = (changes: Partial<typeof aReport>) =>
  Object.fromEntries(technicalFacts({ ...aReport, ...changes, runId: 'run-1' }));

describe('technicalFacts', () => {
  it('gives the time of each stage in seconds', () => {
    expect(factsOf({ timing_ms: { measuring: 1_250 } })['Time for measuring']).toBe('1.3 s');
  });

  it('says that a cost is unknown, and never that it is nothing', () => {
    const usage = { input_tokens: 1_200, output_tokens: 300, cost_usd: null };
    expect(factsOf({ usage })).toMatchObject({ 'Tokens read': '1,200', Cost: 'Unknown' });
  });

  it('has no line on tokens where no model was asked', () => {
    expect(Object.keys(factsOf({ usage: null }))).not.toContain('Tokens read');
  });
});
