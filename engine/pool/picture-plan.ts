/** The first picture has at least so many draws: its means are off by at most 6 % of a standard deviation. */
export const FIRST_PICTURE = 256;

/** Where draws are slow, the reader sees something after so long, milliseconds, from at least so many draws. */
const SOON_MS = 500;
const FEWEST = 32;

/** A new picture is worth its drawing once its Monte Carlo error has halved: at four times the draws. */
const GROWTH = 4;

/** Beyond this share of the draws the last picture is so near that another before it is not worth its time. */
const LAST = 0.5;

/** Whether what a run has counted so far is worth a picture: about 256, 1,024, 4,096 … draws. */
export function isWorthPicture(run: {
  readonly drawsDone: number;
  readonly draws: number;
  /** Draws that a picture would be made of. */
  readonly counted: number;
  /** Draws that the last picture was made of; 0 before the first. */
  readonly pictured: number;
  /** Since the run began, milliseconds. */
  readonly waitedMs: number;
}): boolean {
  const { drawsDone, draws, counted, pictured, waitedMs } = run;
  if (pictured > 0) return counted >= GROWTH * pictured && drawsDone <= LAST * draws;
  return counted >= FIRST_PICTURE || (waitedMs >= SOON_MS && counted >= FEWEST);
}
