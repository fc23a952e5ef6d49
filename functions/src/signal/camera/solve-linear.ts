/**
 * The solution x of `matrix` times x = `right`, by Cholesky's decomposition: the matrix is symmetric and
 * positive definite.
 */
export function solveLinear(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] {
  const size = right.length;
  const factor: number[][] = [];
  const x: number[] = [];
  for (let row = 0; row < size; row++) {
    const own: number[] = [];
    factor.push(own);
    for (let column = 0; column <= row; column++) {
      const rest = (matrix[row]?.[column] ?? 0) - product(own, factor[column] ?? [], column);
      own.push(row === column ? Math.sqrt(rest) : rest / (factor[column]?.[column] ?? 1));
    }
    x.push(((right[row] ?? 0) - product(own, x, row)) / (own[row] ?? 1));
  }
  for (let row = size - 1; row >= 0; row--) {
    let rest = x[row] ?? 0;
    for (let below = row + 1; below < size; below++) {
      rest -= (factor[below]?.[row] ?? 0) * (x[below] ?? 0);
    }
    x[row] = rest / (factor[row]?.[row] ?? 1);
  }
  return x;
}

/** Of their first `length` values. */
function product(one: readonly number[], other: readonly number[], length: number): number {
  let sum = 0;
  for (let index = 0; index < length; index++) sum += (one[index] ?? 0) * (other[index] ?? 0);
  return sum;
}
