/**
 * A bound that chi-square with that many degrees of freedom exceeds once in about ten million times (Wilson and Hilferty's
 * approximation at 5.2 standard deviations). Seeds are fixed: a test that passes once always passes.
 */
export function chiSquareBound(degrees: number): number {
  const spread = 2 / (9 * degrees)
  return degrees * (1 - spread + 5.2 * Math.sqrt(spread)) ** 3
}
