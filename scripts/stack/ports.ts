const HIGHEST_PORT = 65_535;

export const LOCAL_HOST = '127.0.0.1';

export const contractPorts = {
  auth: 9099,
  functions: 5001,
  hosting: 5002,
  firestore: 8080,
  storage: 9199,
  tasks: 9499,
  eventarc: 9299,
  hub: 4400,
  logging: 4500,
  /** The Firestore emulator opens it for a UI that is off; firebase-tools' default. */
  firestoreWebsocket: 9150,
} as const;

export type PortName = keyof typeof contractPorts;
export type Ports = Readonly<Record<PortName, number>>;

/** Ports that fetch and browsers refuse: https://fetch.spec.whatwg.org/#port-blocking */
const blockedPorts = [
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669,
  6679, 6697, 10080,
];

export const HIGHEST_OFFSET = HIGHEST_PORT - Math.max(...Object.values(contractPorts));

/** Throws an Error, with a message for people, if `text` is no offset that fits every port. */
export function parsePortOffset(text: string | undefined): number {
  if (text === undefined || text === '') return 0;
  const offset = Number(text);
  if (!/^\d+$/.test(text) || offset > HIGHEST_OFFSET) {
    throw new Error(`FLOKRAFT_PORT_OFFSET must be a whole number from 0 to ${HIGHEST_OFFSET}.`);
  }
  const blocked = findBlocked(movedPorts(offset));
  if (blocked !== undefined) {
    throw new Error(
      `FLOKRAFT_PORT_OFFSET ${offset} needs port ${blocked}, which browsers refuse. Try ${offset + 1}.`,
    );
  }
  return offset;
}

/** The first that fetch and browsers refuse. */
export function findBlocked(ports: Ports): number | undefined {
  return Object.values(ports).find((port) => blockedPorts.includes(port));
}

export function movedPorts(offset: number): Ports {
  const moved = Object.entries(contractPorts).map(([name, port]) => [name, port + offset]);
  return Object.fromEntries(moved) as Record<PortName, number>;
}

/** Moves the local addresses in a text, such as an env file, that name one of our ports. */
export function moveLocalAddresses(text: string, offset: number): string {
  const ours = new Set<number>(Object.values(contractPorts));
  return text.replaceAll(
    /(127\.0\.0\.1|localhost):(\d+)/g,
    (address, host: string, port: string) =>
      ours.has(Number(port)) ? `${host}:${Number(port) + offset}` : address,
  );
}
