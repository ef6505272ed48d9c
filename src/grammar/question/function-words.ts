/** Words that carry a sentence and nothing of its matter: unknown ones beside them are what a question is really about. */
export const functionWords: ReadonlySet<string> = new Set(`
a about actually after again ago all already also am an and any anybody anyone anything are around as at away back be because been before being both but by bye can come could
dear did do does doing done down each either else ever every everybody everyone everything exactly far few first for from get gets getting give given go goes going gone good got guess had happen happened happens
has have having he hear hello her here hey hi him his hope how however i if in instead into is it its itself just keep kind know last least less let like likely little long look looking lot made make makes making
many may maybe me mean means might mine moment more morning most much must my near need needed needs never new next no nobody none not nothing now of off ok okay on once one ones only or other others our ours out over own
particular per perhaps please pls possible probably put quick quickly quite rather re really regarding right said same say says second see seem seen shall she should show since so some somebody someone something soon sorry sort
still such sure ta take tell than thank thanks that the their them then there these they thing things think this those though through till time to today together told too try trying two under until up update upon us use usual very want
wanted was way we well went were what whatever when where whether which while who whole whom whose why will with within without wonder wondering would yes yet you your yours afternoon currently presumably wonder possibly
later early late current presently days day week weeks month months year years number date dates remind point recall idea let got anyone there theres kindly thx cheers help question ask asking asked number full total supposed gave gives anyhow left three four five six seven eight nine ten third fourth fifth
real true honest actual rest any more anymore april march may june july august september october november december january february monday tuesday wednesday thursday friday half end start beginning
`.trim().split(/\s+/));
