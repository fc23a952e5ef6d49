import type { Measurements } from '../../contract/measurements.ts';

export type NameOf = (bodyId: number) => string;

/** What texts call a dancer: by what people see, in quotation marks, else by number. */
export const namesOf =
  (bodies: Measurements['bodies']): NameOf =>
  (bodyId) => {
    const label = bodies?.find(({ body_id }) => body_id === bodyId)?.label;
    return label ? `“${label.text}”` : `dancer ${bodyId}`;
  };
