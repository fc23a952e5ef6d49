/** A query as data, so that the indexes it needs can be derived from it. */
export interface Query {
  where: readonly Filter[];
  orderBy: readonly Order[];
}
export interface Filter {
  field: string;
  operator: '==' | '<=' | '<' | 'in';
  value: unknown;
}
export interface Order {
  field: string;
  direction: 'asc' | 'desc';
}
