// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { MomentList } from '../../../../../../../dashboard/features/analyses/view/moments/moment-list.tsx';

afterEach(cleanup);

const segments = Array.from({ length: 10 }, (_, index) => ({
  ...{ start_seconds: 8 * index, end_seconds: 8 * (index + 1) },
  ...{ label: `Part ${index + 1}`, comment: 'Steady (00:03).', score: null },
}));
const show = (shown: typeof segments) =>
  render(
    <MantineProvider env="test">
      <MomentList segments={shown} asides={[]} analyzer="gemini:some" />
    </MantineProvider>,
  );

it('has as many as anybody reads at once, and all where that is asked for', () => {
  show(segments);
  expect(screen.getAllByRole('listitem')).toHaveLength(8);
  const button = screen.getByRole('button', { name: 'Show all 10 moments' });
  fireEvent.click(button);
  expect(screen.getAllByRole('listitem')).toHaveLength(10);
  // It is still there, since it has the focus.
  expect(button.isConnected).toBe(true);
  expect(button.getAttribute('aria-expanded')).toBe('true');
  fireEvent.click(button);
  expect(screen.getAllByRole('listitem')).toHaveLength(8);
});

it('has no button where nothing is left out', () => {
  show(segments.slice(0, 8));
  expect(screen.queryByRole('button')).toBeNull();
});
