import { createRequire } from 'node:module';
import path from 'node:path';
import { FUNCTIONS } from '../../../scripts/stack/paths.ts';
import type { Tell } from './operations.ts';

/** A reply, or a request, of which only what is billed is looked at. */
interface Message {
  [field: string]: unknown;
}
interface MessageType {
  decode(bytes: Uint8Array): Message;
}
interface Listener {
  onReceiveMessage(bytes: Uint8Array): void;
  onReceiveStatus(status: { code: number }): void;
}
interface Call {
  start(metadata: unknown, listener: Listener): void;
  sendMessageWithContext(context: unknown, bytes: Uint8Array): void;
}
interface Channel {
  createCall(method: string, ...others: unknown[]): Call;
}

const service = '/google.firestore.v1.Firestore/';
const countedChannels = new WeakSet<object>();

/**
 * Tells of every document that this process reads, writes and deletes, as Firestore bills them
 * (https://firebase.google.com/docs/firestore/pricing): from the bytes of each gRPC call as they
 * come and go, below the SDK and whatever it retries, so that nothing is asked past it. Throws at a
 * method that it does not know.
 */
export function countFirestore(tell: Tell): void {
  const require = createRequire(path.join(FUNCTIONS, 'package.json'));
  const { Channel }: { Channel: { prototype: Channel } } = require('@grpc/grpc-js');
  const { prototype } = Channel;
  if (countedChannels.has(prototype)) throw new Error('They are counted already.');
  countedChannels.add(prototype);
  const firestore = path.dirname(require.resolve('@google-cloud/firestore'));
  const roots = require(path.join(firestore, '../protos/firestore_v1_proto_api.js'));
  const types: Record<string, MessageType> = roots.google.firestore.v1;
  const { createCall } = prototype;
  prototype.createCall = function count(this: Channel, method, ...others) {
    const call = createCall.call(this, method, ...others);
    if (!method.startsWith(service)) return call;
    const name = method.slice(service.length);
    const counted = counters[name];
    if (counted === undefined) throw new Error(`Nobody knows what ${name} of Firestore costs.`);
    return counted === 'free' ? call : follow(call, name, counted(), { types, tell });
  };
}

function follow(
  call: Call,
  name: string,
  counter: Counter,
  { types, tell }: { types: Record<string, MessageType>; tell: Tell },
): Call {
  const decode = (type: string, bytes: Uint8Array) => {
    const known = types[type];
    if (known === undefined) throw new Error(`There is no ${type} in Firestore's protocol.`);
    return known.decode(bytes);
  };
  const { start, sendMessageWithContext } = call;
  call.sendMessageWithContext = function send(this: Call, context, bytes) {
    counter.sent?.(decode(requestTypes[name] ?? `${name}Request`, bytes));
    sendMessageWithContext.call(this, context, bytes);
  };
  call.start = function begin(this: Call, metadata, listener) {
    const { onReceiveMessage, onReceiveStatus } = listener;
    listener.onReceiveMessage = (bytes) => {
      if (bytes) counter.received?.(decode(responseTypes[name] ?? `${name}Response`, bytes), tell);
      onReceiveMessage(bytes);
    };
    listener.onReceiveStatus = (status) => {
      if (status.code === 0) counter.ended?.(tell);
      onReceiveStatus(status);
    };
    start.call(this, metadata, listener);
  };
  return call;
}

interface Counter {
  sent?(request: Message): void;
  received?(reply: Message, tell: Tell): void;
  /** Where it went well. */
  ended?(tell: Tell): void;
}

const requestTypes: Record<string, string> = {};
const responseTypes: Record<string, string> = { GetDocument: 'Document' };

/** What each method of the service is billed. A query that finds nothing is one read. */
const counters: Record<string, (() => Counter) | 'free'> = {
  BeginTransaction: 'free',
  Rollback: 'free',
  BatchGetDocuments: () => ({
    received({ found, missing }, tell) {
      const name = (found as Message | null)?.['name'] ?? missing;
      if (name) tell('read', collectionsOf(name));
    },
  }),
  GetDocument: () => ({
    received({ name }, tell) {
      tell('read', collectionsOf(name));
    },
  }),
  RunQuery: () => {
    let among = '';
    let found = 0;
    return {
      sent({ parent, structuredQuery }) {
        among = collectionsOfQuery(parent, structuredQuery as Message);
      },
      received({ document }, tell) {
        if (!document) return;
        found += 1;
        tell('read', `${among} found`);
      },
      ended(tell) {
        if (found === 0) tell('read', `${among} nothing found`);
      },
    };
  },
  // One for each 1,000 entries of the index that it counts or sums; how many those are, only a count
  // says, and the projects that are measured here hold fewer.
  RunAggregationQuery: () => {
    let among = '';
    return {
      sent({ parent, structuredAggregationQuery }) {
        const { structuredQuery } = structuredAggregationQuery as Message;
        among = collectionsOfQuery(parent, structuredQuery as Message);
      },
      ended(tell) {
        tell('read', `${among} counted`);
      },
    };
  },
  ListDocuments: () => ({
    received({ documents }, tell) {
      tell('read', 'documents listed', Math.max(1, (documents as unknown[]).length));
    },
  }),
  ListCollectionIds: () => ({
    received(_reply, tell) {
      tell('read', 'collections listed');
    },
  }),
  /** What a listener is sent: at its beginning one read at least, then one for each change. */
  Listen: () => {
    let isNew = true;
    return {
      received({ documentChange, documentDelete, targetChange }, tell) {
        const changed = (documentChange as Message | null)?.['document'] as Message | undefined;
        const gone = (documentDelete as Message | null)?.['document'];
        const name = changed?.['name'] ?? gone;
        if (name) {
          tell('read', `${collectionsOf(name)} listened to`);
          isNew = false;
        }
        // 3: CURRENT.
        const isCurrent = (targetChange as Message | null)?.['targetChangeType'] === 3;
        if (isCurrent && isNew) tell('read', 'nothing listened to');
        if (isCurrent) isNew = false;
      },
    };
  },
  Commit: () => {
    let writes: Message[] = [];
    return {
      sent(request) {
        writes = request['writes'] as Message[];
      },
      ended(tell) {
        for (const write of writes) tellWrite(write, tell);
      },
    };
  },
  BatchWrite: () => {
    let writes: Message[] = [];
    return {
      sent(request) {
        writes = request['writes'] as Message[];
      },
      received({ status }, tell) {
        for (const [index, { code }] of (status as Message[]).entries()) {
          const write = writes[index];
          if (!code && write) tellWrite(write, tell);
        }
      },
    };
  },
};

function tellWrite({ update, delete: removed, transform, currentDocument }: Message, tell: Tell) {
  const written =
    (update as Message | null)?.['name'] ?? (transform as Message | null)?.['document'];
  if (written) tell('write', collectionsOf(written));
  if (!removed) return;
  const isAbsent = (currentDocument as Message | null)?.['exists'] === false;
  tell('delete', `${collectionsOf(removed)}${isAbsent ? ' (of none)' : ''}`);
}

/** `projects/p/databases/d/documents/analyses/a/private/work` is `analyses/private`. */
function collectionsOf(name: unknown): string {
  const segments = String(name).split('/documents/')[1]?.split('/') ?? [];
  return segments.filter((_segment, index) => index % 2 === 0).join('/');
}

function collectionsOfQuery(parent: unknown, query: Message): string {
  const from = (query['from'] as Message[] | undefined)?.[0];
  const all = from?.['allDescendants'] ? 'all ' : '';
  return [collectionsOf(parent), `${all}${from?.['collectionId'] ?? ''}`].filter(Boolean).join('/');
}
