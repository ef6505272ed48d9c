import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import type { PartnershipId } from '../../src/domain/ids.js';
import type { Partnership } from '../../src/domain/partnership.js';
import { findPlaces, matchPlace, type PlaceMatch } from '../../src/grammar/names.js';

interface Given { id: string; name: string; aliases?: string[]; members: string[]; work?: string[]; later_name?: { name: string; by: { d: string; p: 'month' } } }
const file = parse(readFileSync('sample/sen-rp.yaml', 'utf8')) as { partnerships: Given[] };
const partnerships = file.partnerships.map((given): Partnership => ({
  id: given.id as PartnershipId, name: given.name, aliases: given.aliases ?? [], members: given.members, unconfirmed: [], work: given.work ?? [], host: null, laterName: given.later_name ?? null,
}));

function said(match: PlaceMatch): string {
  if (match.kind === 'one') return match.member === undefined ? match.partnership.id : `${match.partnership.id} (${match.member})`;
  if (match.kind === 'several') return `which of ${match.choices.map(({ id }) => id).sort().join(', ')}`;
  return 'none';
}

describe('a name that was typed', () => {
  it.each([
    ['Yorkshire & Humber', 'YH'], ['Y+H', 'YH'], ['y&h', 'YH'], ['yorkshire', 'YH'], ['Yorks', 'YH'], ['the Humber', 'YH'], ['Yorkshire and the Humber', 'YH'],
    ['E Mids', 'EM'], ['east mids', 'EM'], ['W. Mids', 'WM'], ['the South East', 'SE'], ['N.W.', 'NW'], ['southwest', 'SW'], ['East Together', 'EAST'],
    ['eastern', 'EAST'], ['East', 'EAST'], ['north-east partnership', 'NE'], ['Merseysde', 'MER'], ['Sout Central', 'SC'], ['yorkshier', 'YH'], ['lon', 'LON'],
    ['NE Lincolnshire', 'YH (North East Lincolnshire)'], ['NE Lincs', 'YH (North East Lincolnshire)'], ['north lincs', 'YH (North Lincolnshire)'], ['Lincs', 'EM (Lincolnshire)'],
    ['Halton', 'MER (Halton)'], ['Warrington', 'NW (Warrington)'], ['Oxfordshire', 'SC (Oxfordshire)'], ['Bucks', 'SC (Buckinghamshire)'], ['oxon', 'SC (Oxfordshire)'],
    ['Nottingham', 'EM (Nottingham)'], ['Nottinghamshire', 'EM (Nottinghamshire)'], ['notts', 'EM (Nottinghamshire)'], ['York', 'YH (York)'], ['North Yorkshire', 'YH (North Yorkshire)'],
    ['N Yorks', 'YH (North Yorkshire)'], ['East Riding', 'YH (East Riding of Yorkshire)'], ['Hull', 'YH (Kingston upon Hull)'], ['Bristol, City of', 'SW (Bristol)'],
    ['Bath & NE Somerset', 'SW (Bath and North East Somerset)'], ['Somerset', 'SW (Somerset)'], ['n somerset', 'SW (North Somerset)'], ['Devon County Council', 'SW (Devon)'],
    ['Newcastle', 'NE (Newcastle upon Tyne)'], ['saint helens', 'MER (St Helens)'], ['Middlesborough', 'NE (Middlesbrough)'], ['Reading', 'SC (Reading)'], ['East Sussex', 'SE (East Sussex)'],
    ['Midlands', 'which of EM, WM'], ['the mids', 'which of EM, WM'], ['the South', 'which of SC, SE, SW'], ['the north', 'which of NE, NW'], ['Kingston', 'which of LON, YH'],
    ['Atlantis', 'none'], ['', 'none'], ['survey', 'none'], ['🙂', 'none'],
  ])('%s is %s', (text, meant) => {
    expect(said(matchPlace(text, partnerships))).toBe(meant);
  });

  it('suggests the nearest names when it knows none', () => {
    const match = matchPlace('Mersey Valley', partnerships);
    expect(match.kind === 'none' ? match.nearest.map(({ id }) => id) : []).toContain('MER');
  });

  it('suggests names of which only the beginning was typed', () => {
    const match = matchPlace('Lincoln', partnerships);
    expect(match.kind === 'none' ? match.nearest.map(({ id }) => id).sort() : []).toEqual(['EM', 'YH']);
  });

  it.each(['Scotland', 'Wales', 'Narnia', 'asdf'])('suggests nothing for %s, which is near no name', (text) => {
    expect(matchPlace(text, partnerships)).toEqual({ kind: 'none', nearest: [] });
  });
});

describe('names inside a sentence', () => {
  it.each([
    ["How's Yorkshire & Humber doing", ['YH']],
    ['which partnership is Halton in?', ['MER (Halton)']],
    ['which partnership is North East Lincolnshire in', ['YH (North East Lincolnshire)']],
    ['hows the midlands getting on', ['which of EM, WM']],
    ['compare NW and merseyside', ['NW', 'MER']],
    ['move sw benchmarking to 16/12, data supplier late', ['SW']],
    ['who leads on the survey?', []],
    ['who is reading the papers', []],
    ['is reading in south central', ['SC (Reading)', 'SC']],
    ['bath and north east somerset', ['SW (Bath and North East Somerset)']],
    ['survey response so far?', []],
    ["when do papers have to be in by, is it the 25/10?", []],
    ['any news on the funding??', []],
    ['can you just mark the parent pack done', []],
    ['what about East Mids', ['EM']],
    ['has merseyide sent theirs', ['MER']],
    ['which partnership does hull belong to', ['YH (Kingston upon Hull)']],
    ['what is due at the end of the year', []],
  ] as const)('%s', (text, meant) => {
    expect(findPlaces(text, partnerships).map(({ match }) => said(match))).toEqual(meant);
  });

  it('reads four thousand characters in no time that anybody would wait for', () => {
    const started = performance.now();
    findPlaces('anything about somewhere elsewhere '.repeat(115), partnerships);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
