// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ScoreCard } from '../../../../../../../dashboard/features/analyses/view/scores/score-card.tsx';

afterEach(cleanup);

type Scored = Parameters<typeof ScoreCard>[0]['scored'];
const scores = { technical_quality: null, movement_to_music: 63, choreography_presentation: 71.5 };
const show = (ranges: Partial<Scored>) =>
  render(
    <MantineProvider env="test">
      <ScoreCard
        scored={{ analyzer: 'signal:7', total_score: 67.3, scores, ...ranges }}
        before={null}
        differences={null}
      />
    </MantineProvider>,
  ).container.textContent;

it('says of the total and of each score how sure it is', () => {
  const said = show({
    total_range: { low: 59.4, high: 75.6 },
    score_ranges: { movement_to_music: { low: 55, high: 71 } },
  });
  expect(said).toContain('67of 100 (59 to 76)');
  expect(said).toMatch(/Movement to music\s*63 \(55 to 71\)/);
  expect(said).toMatch(/Choreography and presentation\s*71\.5/);
  expect(said).toMatch(/Technical quality\s*Not measured/);
});

it('says it of none that was judged before that was told', () => {
  const said = show({});
  expect(said).toContain('67.3of 100');
  expect(said).not.toMatch(/\d \(\d+ to/);
});
