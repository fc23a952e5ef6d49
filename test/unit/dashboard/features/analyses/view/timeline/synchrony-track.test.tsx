// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { SynchronyTrack } from '../../../../../../../dashboard/features/analyses/view/timeline/synchrony-track.tsx';
import type { Together } from '../../../../../../../functions/src/contract/together.ts';
import { someTogether } from '../../../../../../support/build-report.ts';

afterEach(cleanup);

const show = (together: Together | null) =>
  render(
    <MantineProvider env="test">
      <SynchronyTrack measurements={{ together, indistinct_spans: null }} seconds={19.2} />
    </MantineProvider>,
  ).container;

it('fetches the plot where it is sure that they go together', async () => {
  show(someTogether);
  expect(screen.queryByRole('img')).toBeNull();
  await screen.findByRole('img', {}, { timeout: 60_000 });
});

it.each([
  ['several were not followed', null],
  ['it is not sure', { ...someTogether, synchrony: { value: 0.9, confidence: 0.39 } }],
  ['it is not known', { ...someTogether, synchrony: null }],
])('is not there where %s', (_, together) => {
  expect(show(together).querySelector('div')).toBeNull();
});
