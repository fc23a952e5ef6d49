/** An answer of Google's that becomes another by itself: something was made just now, and is not known everywhere. */
export interface NotYet {
  /** In what a failed command prints. */
  answer: RegExp;
  /** For an operator, as a sentence that goes on with "trying again". */
  says: string;
  everySeconds: number;
  /** In all of one setup, since waiting for one step waits for the others as well. */
  forSeconds: number;
  /** Also where a step only looks: there the same words may mean that nothing is there. */
  whenLooking: boolean;
}

export const answersNotYet: readonly NotYet[] = [
  {
    // https://cloud.google.com/monitoring/api/troubleshooting: "up to 10 minutes".
    answer: /Cannot find metric\(s\) that match/,
    says: 'Monitoring does not know a metric yet, which takes up to 10 minutes',
    everySeconds: 20,
    forSeconds: 600,
    whenLooking: false,
  },
  {
    answer: /has not been used in project \S+ before or it is disabled|\bSERVICE_DISABLED\b/,
    says: 'An API that was just enabled does not answer yet, which takes some minutes',
    everySeconds: 20,
    forSeconds: 300,
    whenLooking: true,
  },
  {
    // https://cloud.google.com/iam/docs/service-accounts-create: "60 seconds or more".
    answer:
      /[Ss]ervice account \S+ does not exist|Unknown service account|iam\.serviceAccounts\.\w+' denied on resource \(or it may not exist\)/,
    says: 'An account that was just made is not known everywhere yet',
    everySeconds: 10,
    forSeconds: 180,
    whenLooking: false,
  },
  {
    // https://cloud.google.com/iam/docs/retry-strategy
    answer: /concurrent policy changes/i,
    says: 'Somebody else changes the same policy at the moment',
    everySeconds: 5,
    forSeconds: 60,
    whenLooking: false,
  },
];

export type Pause = (milliseconds: number) => Promise<unknown>;

/** How long is still waited for each of those answers. */
export class Patience {
  readonly #waitedSeconds = new Map<NotYet, number>();
  readonly #pause: Pause;

  constructor(pause: Pause) {
    this.#pause = pause;
  }

  /** Waits and answers true where what was said is worth another try. `say` hears of a first wait. */
  async waitsFor(
    said: string,
    { looking, say }: { looking: boolean; say: (line: string) => void },
  ): Promise<boolean> {
    const found = answersNotYet.find(
      ({ answer, whenLooking }) => answer.test(said) && (whenLooking || !looking),
    );
    if (found === undefined) return false;
    const waited = this.#waitedSeconds.get(found) ?? 0;
    if (waited + found.everySeconds > found.forSeconds) return false;
    this.#waitedSeconds.set(found, waited + found.everySeconds);
    const left = found.forSeconds - waited;
    say(`${found.says}: trying again every ${found.everySeconds} s, for up to ${left} s …`);
    await this.#pause(found.everySeconds * 1_000);
    return true;
  }
}
