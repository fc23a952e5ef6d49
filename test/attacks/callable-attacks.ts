import type { Plan } from './attack.ts';
import type { CallableDoor } from './doors.ts';
import { type Field, misuses } from './fields.ts';
import { nested } from './hostile-values.ts';
import { withField } from './with-field.ts';

/** Every field of a callable misused, and what is no request at all. */
export function callableAttacks(
  { name, valid, fields }: CallableDoor,
  cursors: readonly string[],
): Plan[] {
  const call = (what: string, data: string, mustRefuse: boolean): Plan => ({
    ...{ service: 'callable', door: name, what, method: 'POST', path: '/', mustRefuse },
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(`{"data":${data}}`),
  });
  return [
    ...fields.flatMap((field) =>
      misuses(field, cursors).map(({ what, json, mustRefuse }) =>
        call(`${field.name}: ${what}`, withField(valid, field.name, json), mustRefuse),
      ),
    ),
    ...[
      'null',
      '[]',
      '"x"',
      '5',
      '{"unknown":1}',
      nested(40),
      nested(20_000, '{"a":', '}').replace('{"a":}', '{}'),
    ].map((data) => call(`data ${data.slice(0, 40)}`, data, !isEmptyRequest(data, fields))),
  ];
}

/** Whoever asks for a list may say nothing at all. */
const isEmptyRequest = (data: string, fields: readonly Field[]) =>
  data === 'null' && fields.some(({ kind }) => kind === 'cursor');
