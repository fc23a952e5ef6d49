// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Criteria } from '../../../../../../../dashboard/features/analyses/view/scores/criteria.tsx';
import { differencesSince } from '../../../../../../../dashboard/features/analyses/view/scores/differences.ts';
import type { Report } from '../../../../../../../functions/src/contract/report.ts';
import { aReport } from '../../../../../../support/build-report.ts';

afterEach(cleanup);

const scored: Report = {
  ...aReport,
  scores: { technical_quality: null, movement_to_music: 63 },
  score_ranges: { movement_to_music: { low: 55, high: 71 } },
  contested: ['movement_to_music'],
  reasons: {
    movement_to_music: {
      sentence: { code: 'judges_words', values: {}, text: 'The opening is late (00:04).' },
      at_seconds: [4],
    },
  },
  not_measured: [
    {
      ...{ what: 'Technical quality', what_code: 'criterion' },
      what_values: { criterion: 'technical_quality', name: 'Technical quality' },
      ...{ why: 'it takes eyes on the body', why_code: 'technique_takes_eyes', why_values: {} },
    },
  ],
};
function show(now: Report, before: Report | null = null) {
  const differences = differencesSince(before, now);
  const { container } = render(
    <MantineProvider env="test">
      <Criteria scored={now} {...{ before, differences }} />
    </MantineProvider>,
  );
  const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  return { container, items };
}

describe('the criteria', () => {
  it('say each score with its range, its reason and moments, and where judges differ', () => {
    const { items } = show(scored);
    expect(items[1]).toBe(
      'Movement to music63 most likely between 55 and 71Judges do not agreeThe opening is late (0:04).0:04',
    );
  });

  it('say why there is no score where there is none, and draw nothing for it', () => {
    const { container, items } = show(scored);
    expect(items[0]).toBe('Technical qualityNot scoredIt takes eyes on the body.');
    expect(container.querySelectorAll('li [aria-hidden]')).toHaveLength(1);
  });

  it('know the reason by the name alone in reports from before codes', () => {
    const [gap] = scored.not_measured;
    const old = { ...gap, what_code: null } as Report['not_measured'][number];
    expect(show({ ...scored, not_measured: [old] }).items[0]).toContain('It takes eyes');
  });

  it('draw the range and both scores on one scale', () => {
    const before = { ...scored, scores: { ...scored.scores, movement_to_music: 40 } };
    const { container } = show(scored, before);
    const drawn = [...container.querySelectorAll<HTMLElement>('li [aria-hidden] > div')];
    expect(drawn.map(({ style }) => style.cssText.replaceAll(' ', ''))).toEqual([
      'inset-inline-start:55%;width:16%;',
      'inset-inline-start:40%;',
      'inset-inline-start:63%;',
    ]);
    expect(container.textContent).toContain('The dotted line is the run before.');
  });

  it('say so where a run does not say how sure they are', () => {
    const { container } = show({ ...scored, score_ranges: {} });
    expect(container.textContent).toContain('This run does not say how sure its scores are.');
    expect(container.textContent).not.toContain('most likely');
  });
});
