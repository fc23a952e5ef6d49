import { readFileSync } from 'node:fs';
import path from 'node:path';
import protobuf from 'protobufjs';
import { FUNCTIONS, ROOT } from '../../../scripts/stack/paths.ts';
import type { Shape } from '../cloud/route.ts';

const read = (file: string) => protobuf.Root.fromJSON(JSON.parse(readFileSync(file, 'utf8')));
const google = '@google-cloud';
const built = 'build/protos/protos.json';

const gax = path.join(ROOT, 'node_modules/google-gax/build/protos');

/** As Google's own client libraries bring them. */
const roots = {
  tasks: () => read(path.join(FUNCTIONS, 'node_modules', google, 'tasks', built)),
  firestore: () => read(path.join(ROOT, 'node_modules', google, 'firestore-api', built)),
  monitoring() {
    const root = new protobuf.Root();
    // protobufjs carries most of google/protobuf in its code, and knows it by the bare name.
    root.resolvePath = (_origin, target) =>
      protobuf.common.get(target) === null ? path.join(gax, target) : target;
    return root.loadSync([
      'google/monitoring/v3/alert_service.proto',
      'google/monitoring/v3/notification_service.proto',
    ]);
  },
};
const opened = new Map<string, protobuf.Root>();

/** A message of Google's that a package ships, such as `google.cloud.tasks.v2.Queue`, in its JSON form. */
export function message(source: keyof typeof roots, name: string): Shape {
  return (body) => {
    const root = opened.get(source) ?? roots[source]();
    opened.set(source, root);
    return faultsOf(root.lookupType(name), body ?? {}, '');
  };
}

const wellKnown: Readonly<Record<string, (value: unknown) => boolean>> = {
  '.google.protobuf.Duration': (value) =>
    typeof value === 'string' && /^-?\d+(\.\d{1,9})?s$/.test(value),
  '.google.protobuf.Timestamp': (value) =>
    typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  '.google.protobuf.FieldMask': (value) => typeof value === 'string',
  '.google.protobuf.BoolValue': (value) => typeof value === 'boolean',
  '.google.protobuf.Int64Value': isWhole,
  '.google.protobuf.Int32Value': isWhole,
  '.google.protobuf.StringValue': (value) => typeof value === 'string',
  '.google.protobuf.Struct': (value) => typeof value === 'object',
  '.google.protobuf.Any': (value) => typeof value === 'object',
  '.google.protobuf.Empty': (value) => JSON.stringify(value) === '{}',
};

/** https://protobuf.dev/programming-guides/json/ */
function faultsOf(type: protobuf.Type, value: unknown, at: string): string[] {
  const known = wellKnown[type.fullName];
  if (known) return known(value) ? [] : [`${at}: no ${type.name}`];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [`${at}: no ${type.name}`];
  }
  return Object.entries(value).flatMap(([name, one]) => {
    const where = at === '' ? name : `${at}.${name}`;
    const field = type.fields[name];
    if (field === undefined) return [`${where}: ${type.name} has no such field`];
    if (one === null) return [];
    field.resolve();
    if (field.map)
      return Object.entries(one).flatMap(([key, each]) =>
        faultsOfOne(field, each, `${where}.${key}`),
      );
    if (!field.repeated) return faultsOfOne(field, one, where);
    if (!Array.isArray(one)) return [`${where}: no list`];
    return one.flatMap((each, index) => faultsOfOne(field, each, `${where}.${index}`));
  });
}

function faultsOfOne(field: protobuf.Field, value: unknown, at: string): string[] {
  const { resolvedType, type } = field;
  if (resolvedType instanceof protobuf.Enum) {
    return Object.hasOwn(resolvedType.values, String(value))
      ? []
      : [`${at}: no ${resolvedType.name} is ${value}`];
  }
  if (resolvedType instanceof protobuf.Type) return faultsOf(resolvedType, value, at);
  const fitting = scalars[type]?.(value) ?? false;
  return fitting ? [] : [`${at}: ${JSON.stringify(value)} is no ${type}`];
}

function isWhole(value: unknown): boolean {
  return /^-?\d+$/.test(String(value));
}
const isNumber = (value: unknown) =>
  typeof value === 'number' || /^(NaN|-?Infinity)$/.test(String(value));
const isText = (value: unknown) => typeof value === 'string';
const scalars: Readonly<Record<string, (value: unknown) => boolean>> = {
  ...{ string: isText, bytes: isText, bool: (value) => typeof value === 'boolean' },
  ...{ int32: isWhole, int64: isWhole, uint32: isWhole, uint64: isWhole, sint32: isWhole },
  ...{ double: isNumber, float: isNumber },
};
