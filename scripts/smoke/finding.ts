/** What a check finds wrong: what is so, and what to do about it. */
export class Finding extends Error {
  override readonly name = 'Finding';
  readonly advice: string;
  /** It may be over the next moment: whoever waits for something may look again. */
  readonly mayPass: boolean;

  constructor(problem: string, advice: string, { mayPass = false } = {}) {
    super(problem);
    this.advice = advice;
    this.mayPass = mayPass;
  }
}
