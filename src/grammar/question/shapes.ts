/** Shapes of whole sentences, for what single words do not tell. Each is tried on the plain words of the question. */
const courtesy = '(?:(?:please|just|hi|hey|hello|ok|okay|so|also|and|can you|could you|would you|will you|could we|i need you to|i want you to|i would like you to|we need to|you need to|let us|go ahead and|now|quickly|kindly|secretariat|bot) )*';
const verbs = 'move|push|shift|slip|reschedule|postpone|delay|extend|bring|mark|tick|set|put|turn|paint|close|delete|remove|cancel|add|create|raise|log|record|assign|reassign|approve|edit|rename|update|lift|book|invite|schedule|remind|chase|nudge|chivvy|prompt|ping|poke|badger|announce|email|circulate|notify|broadcast|publish|release|send|post|tell|message|change|make|rebaseline|re baseline|reset|alter|flag|sign|complete|reforecast|re forecast|drop a line|let(?= (?:everyone|everybody|all|people|them|the|hosts|facilitators)\\b)|write to|count|call it|draft|ask(?! (?:you|me|about|for|a|the|is|what|how)\\b)';
const notOrders = 'me|us|on|for|april|march|may|june|july|august|september|october|november|december|january|february|funding|decision|announcement|in|since|with|of|by|date|dates|about|list|reasons?|figures?|everything|of|is|are|was|response|released|so|that|what|who|when|why|how|survey';

export const shapes = {
  ordering: new RegExp(`^${courtesy}(?:${verbs}) (?!(?:${notOrders})\\b)\\S`),
  'bare-done': /^(?!(?:what|who|when|why|where|how|which|is|are|has|have|did|does|was|were|do|can|could|any|will|should|not)\b).*\b(?:done|finished|completed?|delivered|issued|agreed|published|in post)\b/,
  'we-have-done': /^(?:we|i|they) have (?:now |just |finally |all )*(?:done|finished|completed|delivered|issued|agreed|published|closed|got)\b/,
  'stand-for': /\b(?:stands? for|short for|abbreviation|acronym|spelt out|in full)\b|^(?:and |so |please )*(?:what|who) (?:is|are) (?:the |a |an )?[\w&]{2,6}$/,
  'they-know': /\b(?:do|does|have|has|did|are|is) (?:the |our |all the |any )?(?:facilitators?|hosts?|host authorities|authorities|authority|councils?|las|regions?|partnerships?|press|public|media|members?|everyone|everybody|staff|officials|papers) (?:\w+ ){0,2}(?:know|heard|hear|aware|been told|told|informed)\b/,
  'was-due': /\b(?:was|were|should have been|had been|meant to|supposed to)\b.*\b(?:due|meant|supposed|expected|planned|scheduled)\b|\bshould have (?:been )?(?:done|finished|delivered|happened)\b/,
  'no-baseline': /\b(?:no|without(?: a| any)?|missing(?: a)?|not have(?: a| any)?|lack(?:s|ing)?(?: a)?) (?:baseline|original date|agreed date)s?\b/,
  'from-meeting': /\b(?:from|at|since|of) (?:the )?(?:\w+ )?(?:last|previous|latest|\w+) (?:meeting|nsg|steering group|time)\b/,
  'more-than': /\b(?:more|fewer|less|over|under|at least|most|fewest|biggest|largest|smallest)\b/,
  'more-than-once': /\b(?:more than once|twice|three times|several times|again|repeatedly|more than one time)\b/,
  'asking-time': /\b(?:(?:will not|can not|not going to) be (?:ready|done|finished|complete|out|in) (?:till|until|before)|(?:can|could) (?:i|we) have (?:till|until)|need (?:till|until)|give (?:me|us) (?:till|until)|(?:will|is going to) (?:now )?be (?:ready|done|finished) (?:on|by) .*instead)\b/,
  'may-tell': /\b(?:is it (?:ok|okay|safe|fine|alright|all right)|(?:can|may|could|should) (?:i|we)|am i allowed|are we allowed|am i free|are we free)\b.*\b(?:tell|say|mention|pass (?:it|this|that) on)\b(?! (?:me|us)\b)/,
  'the-text': /\b(?:what (?:is|was|are|does)|show|tell me|give me|read|remind me|current|today|the exact)\b/,
  stating: /^(?!(?:what|who|when|why|where|how|which|is|are|has|have|did|does|was|were|do|can|could|any)\b).*\b(?:is|are|has been|have been|was|were|got|now) (?:now |all |just )?(?:done|complete|completed|finished|delivered|issued|agreed|in post)\b/,
  defining: /\b(?:what (?:does|do) .* (?:mean|stand for)|mean(?:s|ing)? (?:of|by)|define|definition of|(?:what|who) (?:is|are) (?:an?) (?:[\w-]+ ){0,4}[\w-]+|what is meant|explain|difference between|how (?:is|are|do you) .*(?:calculated|worked out|computed|decided|set|work out|calculate)|what counts as|jargon|what do you mean)/,
  'each-gets': /\bwhat (?:do|does|did|will) (?:each|every)\b.*\b(?:get|receive)s?\b/,
  'bare-what': /^(?:so |and |ok |please |hi |hello )*what (?:is|are) (?:the )?(?:[\w-]+ ){0,2}[\w-]+$/,
  'plain-told': /^(?!.*\bwhen (?:will|do|are|can|should|might) (?:we|i|you|us|the)\b).*\b(?:who|when|has|have|is|are|which|list|everyone|anyone|nobody|not|how many|was|were|been)\b/,
  sharing: /\b(?:embargo|embargoed|can (?:i|we)|may (?:i|we)|allowed|when (?:can|will|do|may)|secret|confidential|share|public|publicly|released?|lift|ok to)\b/,
  'decided-when': /\b(?:(?:did|do|was|were|has|have) .*\b(?:decide|decided|made up|make up|taken|take|made|agree|agreed|sign)|decided|actually|decision (?:taken|made|date))\b/,
  deciding: /\b(?:who (?:is |are |will |does |gets? |actually |really )*(?:to )?(?:decid|mak|tak|own|hold|call|respons|sign|the decision|has|in charge)\w*|whose|us or|or us|owner|who .*(?:decision|decide|decides|deciding|call)|(?:minister|group|nsg) or|up to (?:us|the)|is it .* or|decision maker)\b/,
  'what-outcome': /\b(?:what|outcome|tell me|remind me|which way|result|did they|did the|has it been|have they|was it|terms of|details?|summary|verdict)\b/,
  what: /^(?:and |so |ok |hi |hey |please |can you |could you )*(?:what|which|list|show|tell me|give me|any|anything|whats|how|remind me|name|do we|are there|is there|have we|see|get me)\b/,
  'papers-out': /\b(?:out|sent out|circulated|go out|get the papers|get papers|see the papers|issued|come out|receive|distributed|arrive|available)\b/,
  'we-quorate': /\b(?:are we|will we|will it be|do we have|have we|we|be|enough|going to be|quorate)\b.*\b(?:quor\w*|enough)|quorate|inquorate|numbers for/,
  worth: /\b(?:what|how much|worth|value|in (?:pounds|money|£)|£|cost)\b/,
  'else-doing': /\b(?:anyone|anybody|any one|any body|who|which|any|other|others|somebody|someone|what other)\b.*\b(?:else|other|others|doing|does|done|did|working|work|works|involved|interested|same|tackling|looking at|covering)\b/,
  'which-partnership': /\b(?:which|what|whose) (?:partnership|region|rp|area|one|regional partnership|group)\b|\b(?:where (?:is|does)|belongs? to|part of|partnership (?:near|in|around|that covers)|region (?:near|around|that covers)|come under|comes under|fall under|falls under|fall in|sits? in|covered by|covers?|partnership (?:for|is|does)|region (?:for|is|does))\b|\b^(?:is|are) \S+(?: \S+){0,4} (?:in|part of|with|under) (?:the )?\w+/,
  contact: /\b(?:contact|speak to|talk to|get hold of|ring|phone|write to)\b/,
  average: /\b(?:average|mean|typical)\b.*\b(?:per|each|for|region|partnership)\b/,
  // What the register cannot say: a sum, an order or a want of something that no line of the table works out
  'beyond-count': /\b(?:(?:on|in) average|on the whole|as a percentage|per cent|percentage|(?:less|fewer|more|under|over) than (?:a |\d+ |one |two |three )?(?:day|week|month|quarter)s?\b.*\b(?:late|behind|overdue)|(?:late|behind|overdue) by (?:less|more|over|under)|(?:who|which \w+) (?:has|have|had) (?:the )?(?:most|fewest|least) (?:\w+ )?(?:actions?|milestones?|risks?|decisions?|deadlines?)|(?:returned|reported|finished) (?:first|last))\b/,
  'beyond-want': /\b(?:with no|without(?: an?)?|ha(?:ve|s) no|lack(?:s|ing)?(?: an?)?) (?:dates?|owners?|deadlines?|names?)\b/,
  'beyond-hand': /^(?:and |so |please )*who (?:\w+ )?(?:updated?|amended|edited|typed|entered|changed|recorded)\b/,
  'beyond-heart': /\b(?:regions|partnerships|facilitators|hosts|authorities|people|they|others|everyone) (?:\w+ )?(?:worried|concerned|happy|unhappy|upset|anxious|pleased|cross|angry|nervous)\b/,
  'beyond-door': /\b(?:can|may|could|should|am|are) (?:i|we) (?:allowed to |able to )?(?:come|attend|join|sit in)\b/,
  'beyond-but': /\b(?:apart from|except|excluding|other than|besides|leaving out|not counting|but not)\b/,
  'may-spend': /\b(?:can|may|could|allowed) .*\bspen[dt]\b/,
  'in-yet': /^(?!.*\b(?:what|why|how)\b)(?:.*\b(?:get|got|received?|have|is|are|did|has) (?:you |it |we )?(?:got |had )?(?:ours|mine|our|my)\b(?! (?:job|post|milestone|region|partnership)).{0,24}$|.*\b(?:ours|mine) (?:got |come |came )?(?:in|arrived|through|reach(?:ed)?)\b)/,
  spending: /\b(?:spen[dt]|spending|spends|left over|is left|have left|remaining|remains|used up)\b/,
  'came-late': /\b(?:came|come|were|was|got|arrived|sent|handed|returned) (?:back |in |it |them )*(?:late|after)\b|\blate returns\b/,
  'date-given': /\b(?:new|another|revised|changed|different|fresh) (?:date|forecast|deadline)s?\b|\b(?:chang|mov|revis)(?:e|ed|ing) (?:its|their|the|our|a) (?:date|forecast|deadline)s?\b|\bhow (?:many times|often)\b|\blast (?:changed?|moved?|updated?|revised?)\b/,
  'was-closed': /\b(?:closed|done|completed?|finished|ticked off)\b/,
  'the-instance': /\bwhat (?:is|was) (?:the|our|this|that) (?:embargo|quorum)\b|\b(?:quorum|embargo) (?:for|on|until|date|time)\b/,
  short: /^(?:\S+ ?){1,4}$/,
} as const;

export type Shape = keyof typeof shapes;
