import type { FundingLine } from '../domain/funding.js';
import { pounds } from '../domain/letter.js';
import { escape, section, smallPrint, thatFit } from './blocks.js';
import { plainly, type Said } from './announcements/said.js';
import { sayDay } from './dates.js';
import type { Day } from '../domain/when.js';

/** The money, partnership by partnership: announced, confirmed and paid are three different things. */
export function fundingList(lines: readonly FundingLine[], partnerships: readonly { readonly id: string; readonly name: string }[]): Said {
  if (lines.length === 0) return plainly('No money is on record that I can show you here.');
  const name = (id: string) => escape(partnerships.find((one) => one.id === id)?.name ?? id);
  const say = ({ year, partnership, amountGbp, announced, confirmed, paid }: FundingLine) => {
    const states = [
      announced === null ? 'not announced' : `announced ${sayDay(announced)}`,
      confirmed === null ? 'no letter yet' : `confirmed by letter ${sayDay(confirmed)}`,
      paid.length === 0 ? 'nothing paid yet' : paid.map(({ on, amountGbp: amount }) => `${amount === null ? '' : `${pounds(amount)} `}paid ${sayDay(on)}`).join(', '),
    ];
    return `*${name(partnership)}*, ${year}${amountGbp === null ? '' : `, ${pounds(amountGbp)}`}: ${states.join(' · ')}`;
  };
  const text = lines.map(say).join('\n');
  const parts = Array.from({ length: Math.ceil(lines.length / 11) }, (_, at) => section(lines.slice(at * 11, at * 11 + 11).map(say).join('\n')));
  return { text, blocks: thatFit([...parts, smallPrint('Announced: said. Confirmed: in a signed letter. Paid: left the bank.')]) };
}

export function paymentNoted(place: string, year: string, on: Day, amount: number | null): Said {
  return plainly(`Noted: ${amount === null ? 'a payment' : pounds(amount)} to ${escape(place)} for ${year}, paid ${sayDay(on)}.`);
}
