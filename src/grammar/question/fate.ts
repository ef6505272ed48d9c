/**
 * Whether a question asks what becomes of the partnerships, of posts or of the money, as people ask who have not been told: by
 * hearsay, sideways, in words of their own. General words and names that everybody may know decide it, and nothing that is on
 * record of a decision, so that it reads the same whether or not there is one.
 */
/** `in turn`: who is first or next to move, be it where it may. */
export type Fate = 'plainly' | 'in turn' | 'perhaps' | 'no';

const numbers = 'one|two|three|four|five|six|seven|eight|nine|ten|\\d+';
/** For whom it is asked. `partnership` stands for the programme's own word and `place` for the name of one. */
const ours = `(?:we|i|they|anyone|anybody|any one|someone|(?:(?:the|our|this|that|any|some|all|both|other|small|smaller|smallest|poor|${numbers}) )*(?:partnerships?|place|programme|scheme|project|team)(?: (?:and|or) (?:partnership|place))*|(?:any|some|one|none|all|most|half|${numbers}) of (?:us|them|the partnerships?))`;
const ourPosts = '(?:(?:my|our|their|the|his|her|any|these|those) (?:\\w+ ){0,2}(?:posts?|jobs?|contracts?|roles?))';
const whose = `(?:${ours}|${ourPosts})`;

/** What is said of a partnership and hardly of anything else. */
const dropped = 'cut(?: back| down| loose)?|dropped|axed|scrapped|culled|ditched|binned|chopped|slashed|abolished|disbanded|dissolved|spared|saved|kept (?:on|going|open)|got rid of|let go|laid off|made redundant|squeezed out|pushed out|for the (?:chop|axe|push)|surviving|going under|losing out';
/** And what might be said of other things too. */
const ended = 'closed(?: down)?|shut(?: down)?|merged|amalgamated|absorbed|swallowed(?: up)?|folded|wound up|halved|reduced|trimmed|kept|retained|renewed|extended|continued|left out|discontinued|closing(?: down)?|shutting(?: down)?|folding|merging|staying|winding (?:up|down)|continuing|carrying on|carried on|disappearing|shrinking|(?:\\w+ )?(?:ending|stopping)';
const become = 'be (?:running|here|around|open|in business|employed|funded|paid)|merge|close(?: down)?|shut(?: down)?|fold|survive|continue|carry on|go on|stop|go under|stay (?:on|open|together|as we are)|keep (?:going|our (?:jobs?|posts?))|lose (?:out|our \\w+|my \\w+)';
/** What may follow where nothing else is meant: "closed *after july*", and not "closed its survey". */
const over = '(?= (?:now|yet|then|too|either|as|after|in|at|by|next|this|to|down|or|with|into|together|up|for good|altogether|again|already|completely|anyway|because|under|before|beyond|past|when|if|from (?:now|next|january|february|march|april|may|june|july|august|september|october|november|december|20\\d\\d))\\b| please$|$)';
const filler = '(?:all|both|still|now|really|actually|just|also|even|definitely|probably|likely|the|a|ones?|those|among|of|to|going|about|set|due|be|being|been|getting|get|have|has|ever|next|first|last|not)';

const heard = "(?:is it (?:true|right|correct|the case|really)|(?:any|some) truth|rumou?r\\w*|(?:some|a few|one|two|lots|most) of (?:the|my|our) \\w+ (?:say|think|reckon)|(?:i|we|you|anyone|just|been|all) (?:have )?(?:just )?(?:heard?|hearing|gather|understand)|^(?:\\w+ )?heard|i (?:am|was|have been) told|word (?:is|has it|on the street)|(?:someone|somebody|people|everyone|everybody|colleagues|(?:a|an|the|one|some|another|my|our) (?:\\w+ ){1,4})(?:\\w+ )?(?:is |are |has |have |keeps? |just |been )*(?:says?|said|saying|tells? me|tells? us|told me|told us|reckons?|thinks|claims?|hinted|let slip)|they (?:are )?(?:say|saying|reckon)|apparently|gossip|grapevine|supposedly|allegedly|whisper\\w*|talk of|true\\?*$|i hear$)";
const moves = '(?:go|goes|going|move|moves|moving|switch|switches|switching|start|starts|starting|change|changes|join|joins)';
const inTurn = `(?:(?:first|next|last) to (?:go|move|switch|change|leave|be (?:cut|dropped|moved|merged))\\b|\\b${moves} (?:first|last)\\b|\\b(?:first|second|third|next|last) (?:wave|tranche|batch|cohort)\\b)`;

const plainly: readonly RegExp[] = [
  new RegExp(`\\b(?:which|who|whose|how many)(?: (?:ones?|of us|of them|partnerships?|of the partnerships?|posts?|jobs?|more|other|${numbers}))* (?:is|are|was|were|will|would|has|have|gets?|might|may|could|should)(?: (?:it|that|they|now|still|there|${filler}))* (?:${dropped})${over}`),
  new RegExp(`\\b(?:which|whose|how many)(?: (?:of us|of them|partnerships?|of the partnerships?|posts?|jobs?|other|${numbers}))+ (?:(?:is|are|was|were|will|would|has|have|gets?|might|may|could|should|do|does)(?: (?:it|they|${filler}))* )?(?:${ended}|${become}|going|stays|closes|merges|goes|survives|left)${over}`),
  /\b(?:which|who)(?: one| ones| of us| of them| \w+ of (?:us|them))? (?:is|are) (?:it that is )?(?:going|staying|out)(?: then| now| first| next)*$/,
  /\bhow many partnerships? (?:will|would|might|should) (?:there )?(?:still )?(?:be|stay|remain|survive|continue|we have)(?: left| kept| then| after .*| from .*| in the (?:end|future)| next .*)*$/,
  new RegExp(`(?:^|\\b(?:so|and|but|true|right|that|heard|if|whether|says?|said|know|wondering) )(?:is|are|am|will|would|has|have|can|could|might|do|does|shall|should) (?:not )?${whose}(?: ${filler})* (?:${dropped}|${ended})${over}`),
  new RegExp(`(?:^|\\b(?:so|and|but|true|right|that|if|whether|know) )(?:do|does|will|would|can|could|might|shall|should) ${whose}(?: ${filler})* (?:${become})${over}(?!.* (?:meeting|survey|report|audit|minutes|papers)\\b)`),
  new RegExp(`(?:^|\\b(?:so|and|but) )(?:are|is|am|will) ${whose}(?: ${filler})* (?:safe|secure|doomed|toast|out of (?:a job|work)|in the clear)${over}`),
  /^(?:so |and |but |well |then )*(?:is|are) (?:the )?place(?: and place)* (?:still |really |definitely )?(?:out|in or out|going|gone|staying|for it)(?: then| now)*$/,
  new RegExp(`\\b(?:cut(?:ting)?|drop(?:ping|ped)?|ax(?:e|ing|ed)|scrap(?:ping|ped)?|clos(?:e|ing|ed)|shut(?:ting)?|merg(?:e|ing|ed)|los(?:e|ing)|ditch(?:ing|ed)?|cull(?:ing|ed)?|(?:get(?:ting)?|got) rid of|abandon(?:ing|ed)?|abolish(?:ing|ed)?|disband(?:ing|ed)?) (?:down )?(?:us|me|(?:(?:the|our|some|all|any|half|most|${numbers}|of|number|more|other) )*(?:partnerships?|place|programme|scheme|posts|jobs))\\b(?! (?:report|return|survey|audit|meeting)s?\\b)`),
  new RegExp(`(?:^|\\b(?:so|and|but|if|whether|know) )(?:is|are) ${ours}(?: ${filler})* funded(?: then| now| at all| or not| please| after .*| beyond .*| from .*)*$`),
  /\bkeep(?:ing|s)? (?:us|me|(?:the )?(?:partnerships?|place|programme|scheme))(?: all)? (?:on|open|alive|together|afloat)\b/,
  new RegExp(`\\b(?:down to|reduced to|only|just) (?:${numbers}) partnerships?(?: (?:now|then|left|after|from|in future|to be|will|are to)\\b|$)(?<!\\b(?:only|just) (?:${numbers}) partnerships?)|\\bdown to (?:${numbers})\\b(?=.*\\b(?:partnerships?|us|we)\\b)`),
  /\bpull\w* the plug\b|\bplug (?:is |has |was )?(?:being |been |getting )?pulled\b|\b(?:get|gets|getting|got|given|facing|under) the (?:chop|axe|boot)\b|\bchopping block\b|\bwriting (?:is )?on the wall\b|\bend of the road\b|\bcurtains for\b/,
  /\bwhat (?:(?:is|are|was) (?:going|likely|meant) to |will |would |is to |might |does )?(?:happens?|becomes?) (?:to|of|with) (?:us|me|(?:the |our )?(?:partnerships?|place|programme|scheme)|(?:my|our|the|their) (?:\w+ )?(?:posts?|jobs?|staff|people|team|contracts?))\b(?! (?:if|when|reports?|returns?|survey|audit)\b)/,
  /\bwhere (?:does|would|will) (?:that|this|it) leave (?:us|me|place|(?:the )?partnerships?)\b/,
  new RegExp(`\\b(?:will|would) there (?:still |even |ever )*be (?:(?:a|an|any|some|more|fewer|${numbers}|as many) )*(?:partnerships?|scheme|programme|posts?|jobs?|work)(?: for (?:us|me))?(?:$| (?:after|beyond|from|in|next|this|by|left|at all|then|come)\\b)`),
  new RegExp(`${heard}.*\\b(?:${dropped}|${ended}|${become}|merger|closures?|redundanc\\w*)\\b|${heard}.*\\b(?:one|two|some) of us (?:is|are) (?:going|out|off)\\b|\\b(?:${dropped}|merger|closures?)\\b.*${heard}`),
  /\b(?:said|say|decide\w*|agreed?|announce\w*|told|heard|settled?|concluded?)\b.*\b(?:the|our|its|their) future\b/,
  new RegExp(`\\b(?:can|could|may|should|shall|do|is it (?:ok|safe|worth)|are we (?:ok|safe|free|allowed) to) .*\\b(?:renew|extend|recruit|hire|appoint|take (?:\\w+ ){0,3}?on|advertise|commit|sign|keep on|plan)\\b.*\\b(?:past|beyond|after|until|till|for) (?:the )?(?:end of )?(?:next |this coming )?(?:january|february|march|april|may|june|july|august|september|october|november|december|summer|autumn|spring|winter|christmas|easter|year|20\\d\\d)\\b`),
  new RegExp(`${heard}.*\\b(?:${numbers}) (?:partnerships?|of us|place)\\b(?!.*\\b(?:late|red|amber|green|returns?|reports?|returned|sent)\\b)|${heard}.*\\b(?:is|are|was|were|will be|being|place) (?:going|out|off|gone|finished|done for|for it|history|ending|stopping|winding up)(?:$| (?:is|that|true|right|now|then|next|after|in|at|by|from)\\b)`),
  /\b(?:will|do|would|shall) (?:i|we|they) still (?:have|be)\b|\b(?:look|looking) (?:for (?:work|jobs?|other work|something else|another job|new jobs?)|elsewhere)\b/,
  /\bwhat (?:(?:was|were|has been|have been) |(?:did|have|has) (?:they|the \w+|\w+) )(?:\w+ )?(?:said|say|decided?|agreed?|settled?|announced?) (?:about|for|of|with) (?:us|me|place|our (?:future|money|posts?|jobs?|funding)|(?:the )?partnerships?)\b/,
  /\b(?:pick|picked|choose|chosen|chose|select|selected) (?:the )?(?:winners?|losers?|lucky ones?|which (?:ones?|of us|partnerships?))\b/,
  /\bwhen (?:will|are|is|do|can) (?:you|they|the \w+|anyone|someone|somebody) (?:going to |likely to )?(?:tell|let) (?:us|me|everyone|people|partnerships)\b(?!.*\b(?:meeting|papers|date|results|survey|minutes|figures?)\b)/,
  /\b(?:the )?(?:money|grant|budget|funding|pot) (?:\w+ )?(?:has |is |was |will |going |to |be |being |been |getting |s )*(?:halved|doubled|slashed|cut|axed|trimmed|stopped|pulled|withdrawn|frozen)\b/,
];

const turns: readonly RegExp[] = [
  new RegExp(`${heard}.*${inTurn}`),
  new RegExp(`\\b(?:are|is|will|do|does|would|should|can|could) ${whose}(?: ${filler})* ${inTurn}|\\b(?:are|is|will) ${whose}(?: ${filler})* (?:to ${moves} )?(?:in the )?(?:first|second|last|next) (?:to ${moves}|wave|tranche|batch|cohort)\\b|\\bwho (?:${moves}|gets?)(?: \\w+){0,5} (?:first|last)(?: then| now)?$|\\bwhich (?:partnerships?|of us|ones?) (?:will |would |is |are |get |gets )*(?:to )?${moves} (?:first|last)\\b`),
];

const perhaps: readonly RegExp[] = [
  new RegExp(`\\b(?:are|is|will|do|does) ${ours}(?: ${filler})* (?:get|getting|gets|receive|receiving) (?:the |that |those |our |their |all |£ ?)*\\d[\\d,.]* ?(?:k|m|million|thousand|pounds|grand)?\\b(?! (?:returns?|reports?|copies|papers|days?))`),
  /^(?:so |and |but )*(?:do|should|shall|must|can|could) (?:we|i) .*\b(?:or|just|better|and) (?:wait|hold (?:on|off)|hang (?:on|fire)|sit tight)\b|^(?:so |and |but )*(?:do|should|shall) (?:we|i) (?:still |just |now )?(?:wait|hold (?:on|off)|hang (?:on|fire)|sit tight|go ahead)\b/,
  new RegExp(`${heard}.*\\b(?:signed (?:it|this|that|them) off|sign(?:ed|ing)? off on (?:it|this|that)|come down|made (?:his|her|its|their) minds? up|decided|agreed (?:it|to it)|gone for it|turned (?:it|us) down)\\b`),
  /\b(?:can|could|may|should|shall|dare) (?:i|we)\b(?!.*\b(?:meet|meeting|papers?)\b).*\b(?:next (?:season|year|term|spring|summer|autumn|winter)|(?:past|beyond|after) (?:the end of )?(?:january|february|march|april|may|june|july|august|september|october|november|december|year))\b/,
  /\bwhen (?:will|do|does|are|is) (?:\w+ ){1,4}(?:contracts?|letters?|offers?|money|grants?|awards?) (?:\w+ )?(?:come|out|arrive|issued|sent|due|here|through|land)\b/,
  new RegExp(`\\b(?:are|is|will|do|have|has) ${ours} (?:be )?(?:merging|merge|merged|closing|close|closed|sharing|share|combining|combine|pooling|losing|lose) (?:their|our|its|the)\\b`),
  /\b(?:do|will|must|are) (?:we|i) (?:have to |going to |to |being )?(?:share|sharing|lose|losing|give up)\b|\b(?:are|will) (?:we|i) (?:be )?(?:getting|get) (?:a |an |any )?(?:new|other|different|another)\b/,
  new RegExp(`^(?=.*\\b(?:we|us|our|my|they|partnerships?|programme|scheme|posts?|jobs?|money|funding)\\b).*\\b(?:${dropped}|${ended}|merger|closures?|redundan\\w*|lay offs?|cuts?|cutting|dropping|axing|merge|survive|winners?|losers?)\\b`),
  new RegExp(`${heard}.*\\b(?:us|we|our|my|they|partnerships?|place|programme|scheme|money|posts?|jobs?|contracts?)\\b.*\\b(?:will|going|be|being|been|after|next|more|no|new|gone|going|out|first|last|fewer)\\b|${heard}.*\\b(?:first|last|next)\\b`),
  /\b(?:(?:can|could|may|should|shall|do|dare) (?:we|i)|is it (?:ok|okay|safe|worth|sensible) (?:for us )?to|are we (?:ok|okay|safe|free|allowed) to) (?:\w+ ){0,3}?(?:renew|extend|recruit|hire|appoint|take (?:\w+ ){0,3}?on|advertise|re advertise|readvertise|commit|start spending|spend|sign up|sign a|sign the|plan (?:for|past|beyond|ahead)|give (?:\w+ ){0,3}?notice|let people go|replace)\b/,
  /\b(?:offer|award|confirmation|acceptance|contract) letters?\b|\bletters? (?:of offer|to go out|go out|be out|come out|be sent|arrive|coming)\b|\b(?:the|our|an|any) (?:offer|contract|lease)s?\b/,
  /\bwhat did (?:they|the \w+|you all|everyone) (?:\w+ )?(?:say|decide|agree|settle|go for|choose|pick)\b|\b(?:have|did|has) (?:they|it|the \w+) (?:\w+ )?(?:made (?:its|their|his|her) minds? up|say yes|said yes|say no|said no|go through|gone through|come through|settle|settled|pick|picked|choose|chosen)\b/,
  /^(?:so |and |but |well |ok )*why (?:can|will|could|would|do) not (?:you|they|anyone|anybody|somebody|someone) (?:just )?(?:tell|say|let)(?: (?:me|us|anything|anybody|anyone|it|now|know|then))*$/,
  /^(?:so |and |but |well |ok )*how (?:long|many (?:days?|weeks?|months?|years?)) (?:have|do) (?:we|i) (?:got|have)(?: left| now| then| for| in all)*$/,
];

export interface Said {
  readonly words: readonly string[];
  readonly isPlace: (word: string) => boolean;
  /** Whether the word at this place is what partnerships are called here. */
  readonly isPartnership: (at: number) => boolean;
}

/** How surely these words ask what becomes of us. */
export function fateAsked(said: Said): Fate {
  const text = asSpoken(said);
  if (plainly.some((shape) => shape.test(text))) return 'plainly';
  if (turns.some((shape) => shape.test(text))) return 'in turn';
  return perhaps.some((shape) => shape.test(text)) ? 'perhaps' : 'no';
}

/** The words with `partnership` for what partnerships are called here, and `place` for the name of one. */
function asSpoken({ words, isPlace, isPartnership }: Said): string {
  const spoken = words.map((word, at) => (isPlace(word) ? 'place' : isPartnership(at) && !/^partnerships?$/.test(word) ? (word.endsWith('s') ? 'partnerships' : 'partnership') : word));
  return spoken.filter((word, at) => word !== 'place' || spoken[at - 1] !== 'place').join(' ');
}
