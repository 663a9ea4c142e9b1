/**
 * Days and months of the Gregorian calendar, without a clock of the machine. A point in time is a month
 * index, as `parseMonth` gives, plus the part of that month that is over: 2018-01-15 is
 * 2018 × 12 + 14 / 31.
 */

/** Days of a month, which is given by its index. */
export function daysInMonth(month: number): number {
  return firstDayOf(Math.floor(month) + 1) - firstDayOf(Math.floor(month));
}

/** Whole days from 0000-03-01 to a point in time. */
export function dayOf(month: number): number {
  const whole = Math.floor(month);
  return firstDayOf(whole) + Math.round((month - whole) * daysInMonth(whole));
}

/** The point in time so many whole days after 0000-03-01; inverse of {@link dayOf}. */
export function monthOfDay(day: number): number {
  let month = Math.floor(day / 30.436875) + 2; // within a month of the right one
  while (firstDayOf(month) > day) month -= 1;
  while (firstDayOf(month + 1) <= day) month += 1;
  return month + (day - firstDayOf(month)) / daysInMonth(month);
}

/** Days from 0000-03-01 to the first of a month: years begin in March, so that leap days end them. */
function firstDayOf(month: number): number {
  const sinceMarch = month - 2;
  const year = Math.floor(sinceMarch / 12);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  const ofYear = Math.floor((153 * (sinceMarch - 12 * year) + 2) / 5);
  return 365 * year + leapDays + ofYear;
}
