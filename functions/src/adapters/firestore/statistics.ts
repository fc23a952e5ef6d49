import { randomInt } from 'node:crypto';
import {
  type DocumentData,
  type DocumentReference,
  FieldValue,
  type Firestore,
} from 'firebase-admin/firestore';
import { type AnalysisType, analysisTypes } from '../../contract/vocabulary.ts';
import { type Distribution, nothingSeen } from '../../domain/operations/distribution.ts';
import {
  addFigures,
  type Figures,
  noFigures,
  type Tally,
} from '../../domain/operations/statistics.ts';
import { queries } from '../../domain/queries.ts';
import type { DayOfStatistics, Statistics } from '../../workflows/ports/monitoring.ts';
import { findShardsOfDays } from './run-query.ts';

/**
 * Firestore wants about one write a second per document. Fifty runs a second are a hundred beginnings
 * and ends, of which each goes to a shard by chance. On a quiet day there are as many as there were
 * writes: only those are read.
 */
const shardCount = 100;
const keptForMs = 90 * 24 * 60 * 60 * 1000;

/** A transaction or a batch. */
export interface Writer {
  set(reference: DocumentReference, fields: DocumentData, options: { merge: true }): unknown;
}

/** Adds a tally to what the writer writes. */
export type Count = (writer: Writer, tally: Tally) => void;

/**
 * Counts in the very write that is counted, so that what happens once counts once, however often it
 * is told; and by increments, which read nothing and wait for nobody.
 */
export function countInto(firestore: Firestore): Count {
  return (writer, { day, analysisType, figures }) => {
    const fields = {
      day,
      expires_at: new Date(Date.parse(day) + keptForMs),
      types: { [analysisType]: increments(figures) },
    };
    writer.set(shardRef(firestore, day, randomInt(shardCount)), fields, { merge: true });
  };
}

export function createStatistics(firestore: Firestore): Statistics {
  return {
    async read(days) {
      const shards = await findShardsOfDays(firestore, queries.statisticsOf(days));
      return days.map((day) => ({
        day,
        types: sumShards(shards.filter((shard) => shard['day'] === day)),
      }));
    },
  };
}

const shardRef = (firestore: Firestore, day: string, shard: number) =>
  firestore.collection('statistics').doc(`${day}-${shard}`);

/** The figures that are no plain counts, and their names in a document. */
const distributionNames = {
  processingMs: 'processing_ms',
  peakMemoryMb: 'peak_memory_mb',
  framesDecoded: 'frames_decoded',
} as const;

function increments({ processingMs, peakMemoryMb, framesDecoded, ...counts }: Partial<Figures>) {
  return incrementEach({
    ...counts,
    ...(processingMs && { [distributionNames.processingMs]: processingMs }),
    ...(peakMemoryMb && { [distributionNames.peakMemoryMb]: peakMemoryMb }),
    ...(framesDecoded && { [distributionNames.framesDecoded]: framesDecoded }),
  });
}

/** The same tree with an increment in the place of each number. */
function incrementEach(tree: object): DocumentData {
  return Object.fromEntries(
    Object.entries(tree).map(([name, value]) => [
      name,
      typeof value === 'number' ? FieldValue.increment(value) : incrementEach(value),
    ]),
  );
}

function sumShards(shards: readonly DocumentData[]): DayOfStatistics['types'] {
  const sumOf = (type: AnalysisType) =>
    shards
      .map((shard) => readFigures(shard['types']?.[type]))
      .reduce((sum, figures) => addFigures(sum, figures), noFigures);
  const sums = analysisTypes.map((type) => [type, sumOf(type)]);
  return Object.fromEntries(sums);
}

/** A document has the fields that were ever counted in it. */
function readFigures(data: DocumentData = {}): Figures {
  const { created = 0, reruns = 0, completed = 0, cancelled = 0, removed = 0, failed = {} } = data;
  const distribution = (name: keyof typeof distributionNames): Distribution =>
    data[distributionNames[name]] ?? nothingSeen;
  return {
    ...{ created, reruns, completed, cancelled, removed, failed },
    processingMs: distribution('processingMs'),
    peakMemoryMb: distribution('peakMemoryMb'),
    framesDecoded: distribution('framesDecoded'),
  };
}
