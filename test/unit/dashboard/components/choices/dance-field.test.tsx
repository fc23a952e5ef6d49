// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DanceField } from '../../../../../dashboard/components/choices/dance-field.tsx';

const submitted = vi.fn();

function Form() {
  const [danceType, setDanceType] = useState('');
  return (
    <MantineProvider env="test">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submitted(danceType);
        }}
      >
        <DanceField value={danceType} onChange={(change) => setDanceType(change.danceType ?? '')} />
      </form>
    </MantineProvider>
  );
}

const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Dance' });
const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);
const press = (key: string) => fireEvent.keyDown(field(), { key });
/** What a screen reader says is chosen. */
const marked = () => {
  const id = field().getAttribute('aria-activedescendant');
  return id === null ? null : (document.getElementById(id)?.textContent ?? 'nothing');
};

function write(text: string) {
  fireEvent.change(field(), { target: { value: text } });
}

beforeEach(async () => {
  submitted.mockClear();
  render(<Form />);
  act(() => field().focus());
  // The dances have come when the first list is there.
  fireEvent.click(field());
  await waitFor(() => expect(options().length).toBeGreaterThan(20), { timeout: 30_000 });
  press('Escape');
}, 40_000);
afterEach(cleanup);

describe('the field for the dance', () => {
  it('opens its list for a finger or an arrow, not because the focus passes', () => {
    expect(options()).toEqual([]);
    expect(field().getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(field());
    expect(options()).toContain('Slow waltz');
    expect(field().getAttribute('aria-expanded')).toBe('true');
    fireEvent.blur(field());
    expect(options()).toEqual([]);
  });

  it('is filled by a finger, and keeps the focus', () => {
    write('wiener');
    const option = screen.getByRole('option', { name: /^Viennese waltz/ });
    expect(option.textContent).toBe('Viennese waltz Wiener Walzer');
    expect(fireEvent.mouseDown(option)).toBe(false);
    fireEvent.click(option);
    expect(field().value).toBe('Viennese waltz');
    expect(options()).toEqual([]);
  });

  it('is filled by keys, without sending the form', () => {
    write('tang');
    expect(marked()).toBeNull();
    press('ArrowDown');
    expect(marked()).toBe('Tango');
    press('ArrowUp');
    expect(marked()).toBe(options().at(-1));
    press('ArrowDown');
    expect(press('Enter')).toBe(false);
    expect(field().value).toBe('Tango');
    expect(options()).toEqual([]);
    expect(marked()).toBeNull();
  });

  it('takes what is written as it is: Enter is the form’s where nothing is marked', () => {
    write('Our own thing');
    expect(options()).toEqual([]);
    expect(press('Enter')).toBe(true);
    write('tango of ours');
    fireEvent.submit(field());
    expect(submitted).toHaveBeenCalledWith('tango of ours');
  });

  it('closes its list by Escape and keeps what is written', () => {
    write('sal');
    expect(options()).toContain('Salsa');
    press('ArrowDown');
    press('Escape');
    expect(options()).toEqual([]);
    expect(field().value).toBe('sal');
    press('ArrowDown');
    expect(options()).toContain('Salsa');
  });

  it('leaves keys alone that end a word of an input method', () => {
    write('sal');
    press('ArrowDown');
    expect(fireEvent.keyDown(field(), { key: 'Enter', isComposing: true })).toBe(true);
    expect(field().value).toBe('sal');
  });
});
