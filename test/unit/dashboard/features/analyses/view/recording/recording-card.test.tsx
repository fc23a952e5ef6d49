// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RecordingCard } from '../../../../../../../dashboard/features/analyses/view/recording/recording-card.tsx';
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

it('says the worst under a heading of its own, and the others folded', () => {
  const recording = [
    recordingFault('cut_off', { part: 'feet', percent: 80 }),
    recordingFault('shaky'),
    recordingFault('too_quiet'),
  ];
  const region = show(recording).querySelector('section');
  const heading = region?.querySelector('h2');
  expect(heading?.textContent).toBe('About the recording');
  expect(region?.getAttribute('aria-labelledby')).toBe(heading?.id);
  expect(screen.getByText(/^The feet are out of the picture/)).toBeDefined();
  const folded = region?.querySelector('details');
  expect(folded?.open).toBe(false);
  expect(folded?.querySelector('summary')?.textContent).toBe('2 more');
  const items = [...(folded?.querySelectorAll('li') ?? [])].map(({ textContent }) => textContent);
  expect(items).toEqual(recording.slice(1).map(({ text }) => text));
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
