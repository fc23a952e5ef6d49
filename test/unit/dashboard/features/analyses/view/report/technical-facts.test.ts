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

  it('says what each of several judges took, and of one nothing beside the whole', () => {
    const judge = (cost_usd: number | null) => ({
      ...{ scores: {}, finish_reason: 'STOP' },
      usage: { input_tokens: 1_200, output_tokens: 300, cost_usd },
    });
    const unknown = { ...judge(null), usage: null };
    expect(factsOf({ judges: [judge(0.01), judge(null), unknown] })).toMatchObject({
      ...{ 'Judge 1': '1,500 tokens, $0.01', 'Judge 2': '1,500 tokens, cost unknown' },
      'Judge 3': 'Unknown',
    });
    expect(Object.keys(factsOf({ judges: [judge(0.01)] }))).not.toContain('Judge 1');
  });

  it('has no line on tokens where no model was asked', () => {
    expect(Object.keys(factsOf({ usage: null }))).not.toContain('Tokens read');
  });
});
