// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { RecordingCard } from '../../../../../../../dashboard/features/analyses/view/report/recording-card.tsx';
import {
  type RecordingFault,
  recordingFault,
} from '../../../../../../../functions/src/contract/recording-sentences.ts';

afterEach(cleanup);

const show = (recording: readonly RecordingFault[]) =>
  render(
    <MantineProvider env="test">
      <RecordingCard recording={recording} />
    </MantineProvider>,
  ).container;

it('lists what to do otherwise under a heading of its own, the worst first', () => {
  const recording = [
    recordingFault('cut_off', { part: 'feet', percent: 80 }),
    recordingFault('shaky'),
  ];
  const region = show(recording).querySelector('section');
  const heading = region?.querySelector('h2');
  expect(heading?.textContent).toBe('About the recording');
  expect(region?.getAttribute('aria-labelledby')).toBe(heading?.id);
  const items = [...(region?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent);
  expect(items).toEqual(recording.map(({ text }) => text));
});

it('is not there where the recording is well', () => {
  expect(show([]).querySelector('section')).toBeNull();
});
