/** A place of the middle of a band: how far along the way of the diagram, and how far to its side; pixels. */
interface Place {
  readonly along: number;
  readonly side: number;
}

/** A band as it is drawn. */
export interface SankeyBand {
  /** SVG path data of its outline, equally wide everywhere when measured across the way of the diagram. */
  readonly outline: string;
  /** SVG path data of its middle. */
  readonly middle: string;
  /** Width of the line along the middle that keeps the band as thick in its bends as beside them, pixels. */
  readonly middleWidth: number;
  /** Too narrow to be seen: a line along the middle stands for it, dashed, since its width says nothing. */
  readonly isThin: boolean;
}

/** Narrowest band that is drawn as one, pixels. */
const LEAST_WIDTH = 1.5;

/** Of the length of a bend, how thick a line can be that is led through it without bulging over its ends. */
const BEND_SHARE = 1 / 3;

/**
 * A band through places, which bends between those of a different side.
 *
 * The outline alone grows thinner as it bends: measured across its own way it is the cosine of its slope as thick,
 * so that a narrow band all but vanishes where it is steep. The line along its middle has the same thickness everywhere; the
 * two together are never wider than the band.
 *
 * @param form whether the diagram leads to the right (`columns`) or down (`rows`)
 */
export function sankeyBand(
  places: readonly Place[],
  width: number,
  form: 'columns' | 'rows',
): SankeyBand {
  const point = ({ along, side }: Place) =>
    form === 'columns' ? `${along},${side}` : `${side},${along}`;
  const shifted = (shift: number) =>
    places.map(({ along, side }) => ({ along, side: side + shift }));
  const curve = ([first, ...others]: readonly Place[]) => {
    let before = first;
    return others
      .map((place) => {
        const along = ((before ?? place).along + place.along) / 2;
        const [leaves, arrives] = [
          { along, side: (before ?? place).side },
          { along, side: place.side },
        ];
        before = place;
        return `C${point(leaves)} ${point(arrives)} ${point(place)}`;
      })
      .join('');
  };
  const [near, far] = [shifted(-width / 2), shifted(width / 2).toReversed()];
  const [start, middle, turn] = [near[0], places[0], far[0]];
  if (!start || !middle || !turn) {
    return { outline: '', middle: '', middleWidth: 0, isThin: false };
  }
  const bends = places.slice(1).flatMap((place, i) => {
    const from = places[i] ?? place;
    return from.side === place.side ? [] : [Math.abs(place.along - from.along)];
  });
  return {
    outline: `M${point(start)}${curve(near)}L${point(turn)}${curve(far)}Z`,
    middle: `M${point(middle)}${curve(places)}`,
    middleWidth: Math.min(width, ...bends.map((length) => length * BEND_SHARE)),
    isThin: width < LEAST_WIDTH,
  };
}
