/** One field of `params`, as data: its schema, its form field and its default follow from it. */
export type Param = NumberParam | TextParam;

export interface NumberParam {
  kind: 'integer' | 'number';
  name: string;
  minimum: number;
  maximum: number;
  default: number;
  /** The key of another that it may not exceed. */
  atMost?: string;
}

/** Absent, it is null. */
export interface TextParam {
  kind: 'text';
  name: string;
  maxLength: number;
}
