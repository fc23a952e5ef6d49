import { fieldName } from './param-fields.tsx';
import type { ChoiceProblems } from './run-choices.ts';

/** The names of the fields that have a problem, from the top. */
export const wrongFields = ({ from, to, params }: Omit<ChoiceProblems, 'whole'>): string[] => [
  ...(from === null ? [] : ['from']),
  ...(to === null ? [] : ['to']),
  ...Object.keys(params).map(fieldName),
];

export function focusField(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}
