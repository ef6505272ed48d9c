/** A colour is always named: the circle only helps the eye. */
const circles: Readonly<Record<string, string>> = {
  green: ':large_green_circle:',
  amber: ':large_orange_circle:',
  red: ':red_circle:',
  complete: ':white_check_mark:',
};

/** "red" with its circle, or the words for why there is no colour. */
export function sayColour(colour: string | null, otherwise: string): string {
  if (colour === null) return otherwise;
  const circle = circles[colour];
  return circle === undefined ? colour : `${circle} ${colour}`;
}
