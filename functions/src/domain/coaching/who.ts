import type { Body } from '../../contract/body.ts';
import type { Measurements } from '../../contract/measurements.ts';

/** Somebody of whom readings are told; `who` is '' where nobody else is there. */
export interface Somebody {
  who: string;
  body: Body;
}

/** One alone, or each of several; nobody where nobody was followed. */
export function everybody({ body, bodies }: Measurements): Somebody[] {
  if (body !== null) return [{ who: '', body }];
  return (bodies ?? []).map((each) => ({ who: each.label.text, body: each }));
}

const mostNamed = 2;

/** Of whom of `all` a sentence is. */
export function named(some: readonly Somebody[], all: number): string {
  if (some.length === 1) return capital(some[0]?.who ?? '');
  if (some.length === all) return all === 2 ? 'Both' : 'All';
  const names = some.slice(0, mostNamed).map(({ who }) => who);
  const others = some.length - names.length;
  const told = others === 0 ? names : [...names, `${others} more`];
  return capital(`${told.slice(0, -1).join('; ')} and ${told.at(-1)}`);
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
