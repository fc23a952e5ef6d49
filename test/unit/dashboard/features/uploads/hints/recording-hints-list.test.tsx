// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { RecordingHintsList } from '../../../../../../dashboard/features/uploads/hints/recording-hints-list.tsx';
import {
  type RecordingFault,
  recordingFault,
} from '../../../../../../functions/src/contract/recording-sentences.ts';

afterEach(cleanup);

const show = (hints: readonly RecordingFault[]) =>
  render(
    <MantineProvider env="test">
      <RecordingHintsList hints={hints} />
    </MantineProvider>,
  ).container;

it('says what to do, as a hint that refuses nothing', () => {
  const hints = [recordingFault('too_dark'), recordingFault('no_sound')];
  const status = show(hints).querySelector('[role=status]');
  const items = [...(status?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent);
  expect(items).toEqual(hints.map(({ text }) => text));
  expect(status?.textContent).toContain('You can send it as it is.');
});

it('is not there without a hint', () => {
  expect(show([]).querySelector('[role=status]')).toBeNull();
});
