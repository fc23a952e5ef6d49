import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findDance } from '../../functions/src/domain/dances/find-dance.ts';
import { findFfmpeg } from '../load/find-ffmpeg.ts';
import { type Cost, hearOurs, hearPeer } from './hear.ts';
import type { Said } from './judge-tempo.ts';
import type { Peer } from './peers.ts';
import { type Piece, pieceSeconds, pieces } from './piece.ts';
import { playPiece, type Recording } from './play-piece.ts';

/** What is said of the same recordings, each way of asking. */
export interface Heard {
  noDance: Said[];
  /** Of those whose dance we know. */
  itsDance: Said[];
  /** Where another dance is named than the one that is played. */
  otherDance: Said[];
  /** Of their first eight seconds alone, no dance named. */
  beginning: Said[];
  peers: Map<string, Said[]>;
}
export interface HeardPieces {
  clean: Heard;
  hall: Heard;
  /** Processor seconds for a minute of sound, ours under the empty name. */
  cost: Map<string, number>;
}

const beginningSeconds = 8;

/** Every piece, every second one in a hall too, one after another in this process. */
export async function measurePieces(peers: readonly Peer[]): Promise<HeardPieces> {
  const ffmpeg = await findFfmpeg();
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-music-'));
  const costs = new Map<string, Cost>(['', ...peers.map(({ name }) => name)].map(noCost));
  const heard = { clean: nothing(), hall: nothing() };
  let minutes = 0;
  try {
    for (const piece of pieces) {
      const { clean, hall } = await playPiece(ffmpeg, folder, piece);
      await hear(piece, clean, heard.clean, peers, costs);
      minutes += pieceSeconds / 60;
      if (piece.seed % 2 === 1) continue;
      await hear(piece, hall, heard.hall, peers, costs);
      minutes += pieceSeconds / 60;
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  const cost = new Map([...costs].map(([name, { seconds }]) => [name, seconds / minutes]));
  return { ...heard, cost };
}

const noCost = (name: string): [string, Cost] => [name, { seconds: 0 }];
const nothing = (): Heard => ({
  ...{ noDance: [], itsDance: [], otherDance: [], beginning: [] },
  peers: new Map(),
});

async function hear(
  piece: Piece,
  recording: Recording,
  heard: Heard,
  peers: readonly Peer[],
  costs: ReadonlyMap<string, Cost>,
): Promise<void> {
  const style = findDance(piece.dance);
  heard.noDance.push(hearOurs(piece, recording, null, costs.get('')));
  if (style !== null) heard.itsDance.push(hearOurs(piece, recording, style));
  heard.otherDance.push(hearOurs(piece, recording, findDance(otherDance(piece))));
  const bytes = Math.round((recording.ours.byteLength * beginningSeconds) / pieceSeconds);
  const beginning = { ours: recording.ours.subarray(0, bytes - (bytes % 2)) };
  heard.beginning.push(hearOurs(piece, beginning, null));
  for (const peer of peers) {
    const said = await hearPeer(piece, recording, peer, costs.get(peer.name) ?? { seconds: 0 });
    heard.peers.set(peer.name, [...(heard.peers.get(peer.name) ?? []), said]);
  }
}

const danceNames = [...new Set(pieces.map(({ dance }) => dance))];
const otherDance = ({ dance }: Piece): string =>
  danceNames[(danceNames.indexOf(dance) + 7) % danceNames.length] ?? dance;
