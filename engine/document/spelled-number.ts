const ONES = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  ...['eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen'],
  'nineteen',
];
const TENS = [...['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']];
const POWERS: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
};

/**
 * The whole number that English words stand for; undefined where they stand for none.
 *
 * @example spelledNumber('ten thousand') // 10000
 */
export function spelledNumber(text: string): number | undefined {
  const words = text.toLowerCase().split(/[\s-]+/);
  if (text.length > 100 || words.at(-1) === 'and') return undefined;
  let [whole, part, last] = [0, 0, Infinity];
  let isOpen = false;
  for (const word of words) {
    const one = ONES.indexOf(word);
    const ten = TENS.indexOf(word);
    const power = POWERS[word];
    if (one >= 0 && !isOpen && part % 100 === 0) {
      part += one;
    } else if (one > 0 && one < 10 && isOpen) {
      part += one;
      isOpen = false;
    } else if (ten >= 0 && part % 100 === 0) {
      part += (ten + 2) * 10;
      isOpen = true;
    } else if (word === 'hundred' && part < 100 && part !== 0) {
      part *= 100;
      isOpen = false;
    } else if (power !== undefined && power < last && part !== 0) {
      whole += part * power;
      [part, last, isOpen] = [0, power, false];
    } else if (word === 'a' && words.length > 1 && whole === 0 && part === 0) {
      part = 1;
      isOpen = false;
    } else if (word !== 'and' || whole + part === 0) {
      return undefined;
    }
  }
  return whole + part;
}
