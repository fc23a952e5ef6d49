// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { OperationsHeard } from '../../../../../dashboard/features/monitor/operations-heard.tsx';
import type { Heard } from '../../../../../dashboard/firebase/use-listener.ts';
import type { Monitored } from '../../../../../dashboard/firebase/use-operations.ts';

afterEach(cleanup);

const show = (heard: Heard<Monitored>) =>
  render(
    <MantineProvider env="test">
      <OperationsHeard heard={heard} />
    </MantineProvider>,
  );

it('says that it fetches the figures, and nothing of them, until it has heard', () => {
  const { getByLabelText, queryByRole } = show({ state: 'waiting' });
  expect(getByLabelText('Fetching the figures')).toBeTruthy();
  expect(queryByRole('heading')).toBeNull();
});

it('says what to do where the figures are refused', () => {
  const { getByRole } = show({ state: 'refused', error: new Error('permission-denied') });
  expect(getByRole('alert').textContent).toContain('sign out and in again');
});

it('says that nothing is there where the document is missing', () => {
  const { getByText } = show({ state: 'heard', value: {} });
  expect(getByText('Nothing to show yet')).toBeTruthy();
});
