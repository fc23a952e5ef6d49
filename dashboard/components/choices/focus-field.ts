import { fieldName } from './param-fields.tsx';
import type { ChoiceProblems } from './run-choices.ts';

/** Whoever has another place to tell of a video that is too long leaves `whole` out. */
type WrongChoices = Omit<ChoiceProblems, 'whole'> & Partial<Pick<ChoiceProblems, 'whole'>>;

/** The names of the fields that have a problem, from the top. */
export const wrongFields = ({ whole = null, from, to, params }: WrongChoices): string[] => [
  ...(whole === null ? [] : ['part']),
  ...(from === null ? [] : ['from']),
  ...(to === null ? [] : ['to']),
  ...Object.keys(params).map(fieldName),
];

export function focusField(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}
