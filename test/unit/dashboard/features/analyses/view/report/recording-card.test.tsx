// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RecordingCard } from '../../../../../../../dashboard/features/analyses/view/report/recording-card.tsx';
import {
  type RecordingFault,
  recordingFault,
} from '../../../../../../../functions/src/contract/recording-sentences.ts';

afterEach(cleanup);

const show = (recording: readonly RecordingFault[], onFollow: (() => void) | null = null) =>
  render(
    <MantineProvider env="test">
      <RecordingCard recording={recording} onFollow={onFollow} />
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

describe('where several people are in a solo', () => {
  const recording = [
    recordingFault('shaky'),
    recordingFault('several_people', { advice: 'choose_couple_or_group' }),
  ];

  it('leads to where whom to follow is said, beside that line alone', () => {
    const onFollow = vi.fn();
    show(recording, onFollow);
    const button = screen.getByRole('button', { name: 'Say whom to follow, and run again' });
    expect(button.closest('li')?.textContent).toContain('More than one person');
    fireEvent.click(button);
    expect(onFollow).toHaveBeenCalledOnce();
  });

  it('leads nowhere where nobody can be named', () => {
    show(recording);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
