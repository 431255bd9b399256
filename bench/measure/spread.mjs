// Many runs in a few numbers.

const at = (sorted, part) => {
  const place = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place % 1);
};

/** The median and the quartiles of a list of numbers. */
export function spread(list) {
  const sorted = [...list].sort((a, b) => a - b);
  return { low: at(sorted, 0.25), median: at(sorted, 0.5), high: at(sorted, 0.75) };
}
