/**
 * What may be asked, as a table: the first line whose words were all said, and none of whose forbidden ones were,
 * decides. A word is a concept of concepts.ts, or `@` and something that was found: a place, a milestone, a decision,
 * an action, a risk, a meeting, a role, a theme, a term, a condition, a window of time, a day, a quarter, ids, `@mine`
 * (ours, where the asker has a partnership). `a|b` is either; `!a` is not said.
 */
export const table = [
  // Outside what the bot is for; nothing of these is kept.
  ['individual-case', 'ownchild'],
  ['individual-case', 'child !@milestone'],
  ['talked-round', 'inject !@matter'],

  // Agreed words, and letters that stand for a name
  ['holding-line', 'holdingline #the-text|@line !#defining'],
  ['stands-for', '#stand-for @letters !late !due'],

  // Meanings of words, where no record is named
  ['definition', '#defining @term !@milestone !@decision !@action !@risk !@place !@mine !@quarter !@window !@day !who !pound !#the-instance'],

  ['definition', '#bare-what @term !@milestone !@decision !@action !@risk !@place !@mine !@quarter !@window !@day !late !risky !risk !pound !#the-instance !action !minutes !releasedtime !highlight !next !papers !open !@my-own !myself !theme !dependent'],

  // Something to be changed: read back, never done at once
  ['change-baseline', '#ordering rebaseline'],
  ['change-baseline', '#ordering originally move|mark|setcolour'],
  ['change-remind', '#ordering remind'],
  ['change-colour', '#ordering green|amber|red'],
  ['change-done', '#ordering @milestone done|mark !move'],
  ['change-done', '#ordering mark|close @milestone'],
  ['change-move', '#ordering move|rebaseline @milestone'],
  ['change-move', '#ordering @milestone @day'],
  ['change-done', '#stating done @milestone !not !who !when !why'],
  ['change-move', '#asking-time @milestone @day !who !why'],
  ['change-done', '#we-have-done @milestone !not !who !when !why'],
  ['change-done', '#bare-done @milestone @day !not !who !when !why !late !status !due !since !@decision'],
  ['change-action', '#ordering mark|close|move|done|setcolour @action'],
  ['change-announce', '#ordering announcing'],
  ['change-announce', '#ordering embargo'],
  ['change-announce', '#ordering sent|told|announced everyone|facilitator|host|member|decision|news !highlight !report'],
  ['change-what', '#ordering move|mark @place'],
  ['change-other', '#ordering'],

  ['no-baseline', '#no-baseline'],

  // What the register does not work out or hold: said, rather than answered with a list of something else
  ['not-counted', '#beyond-count|#beyond-want|#beyond-but !@matter !releasedtime !survey !member'],
  ['not-known', '#beyond-hand|#beyond-heart !@matter'],
  ['not-known', '#beyond-door meeting|@body|@meeting'],
  ['conditions', '#may-spend !howmuch !@matter !releasedtime !late !condition'],
  ['not-spent', '#spending funding|howmuch !@matter !releasedtime !condition !late'],

  // Who has been told, and what may be said
  ['decision-told', 'told #plain-told !action !papers !report'],
  ['decision-told', '#they-know !meeting !action'],
  ['decision-embargo', '#may-tell !@milestone !@report !meeting'],
  ['decision-embargo', 'embargo #sharing !@theme !@report'],

  // A decision and the future it decides
  ['decision-decided-when', '@matter when|originally #decided-when'],
  ['decision-who', '@matter who|minister|owner #deciding !told'],
  ['decision-informed', '@matter informed'],
  ['decision-dependents', '@matter dependent'],
  ['decision-moves', '@matter howoften|moved'],
  ['decision-why', '@matter why'],
  ['decision-late', '@matter howlate'],
  ['decision-effective', '@matter effective'],
  ['decision-when', '@matter when|due|originally|late'],
  ['decision-outcome', '@matter announced|#what-outcome'],
  ['money-future', '@matter howmuch|nextyear|pound'],
  ['decision-status', '@matter'],
  ['decision-why', 'rebaseline @decision why'],
  ['decision-outcome', 'rebaseline @decision'],
  ['mine', 'decision @my-own !@decision !@matter'],
  ['decisions-refused', 'refused !funding'],
  ['decisions-pending', 'decision pending'],
  ['decisions-made', 'decision|announced @meeting|@window|list|last !@decision'],
  ['decision-outcome', 'announced #what-outcome @day|@window|@meeting'],
  ['decisions-made', 'decision #what !next !due !status !list !pending'],
  ['decisions-pending', 'decision list|status|next|due'],

  // What is the asker's own
  ['risks-mine', 'risk @my-own'],
  ['actions-mine', 'action @my-own'],
  ['owned-by', '@role owner milestone @place !who !@matter'],
  ['owned-by', '@role owner !@milestone !@action !@risk !@place !@matter !who'],
  ['mine', 'myself !highlight !report !funding !survey !releasedtime !@milestone !@action'],

  // The survey, the evaluation and its reports
  ['findings', 'findings @finding|evaluation|@report|report|that !@place'],
  ['findings', 'findings @finding'],
  ['findings', '@finding evaluation|@report|@evaluator'],
  ['authors', 'wrote report|evaluation|@report|@milestone|that|who'],
  ['survey-by-place', 'survey @place|partnership !when !due'],
  ['survey-close', 'survey when|due|ends|late|moved|howoften|why|originally|howlate'],
  ['survey', 'survey'],
  ['not-known', 'interview who not'],
  ['interviews', 'interview !when !why !late !due !owner !moved'],
  ['report-out', '@report published|where|is !when !why !late'],
  ['evaluator', 'who evaluation !@milestone !@report owner|is'],

  // Who does what, and which authority is where
  ['theme-else', '#else-doing @theme !@place'],
  ['theme-else', 'else partnership #what @milestone !@place !when !late !due !status !risky'],
  ['facilitator-of', 'facilitator who @place !late !when !why'],
  ['facilitator-of', '#contact who @place !theme !@milestone'],
  ['host-of', 'host @place|@mine'],
  ['milestone-moves', '@milestone howoften'],
  ['seats', 'howmany seat|member meeting|@body !@place'],
  ['place-of-member', '@member is member !howmany !list'],
  ['work-of', '#bare-what else|theme partnership|everyone !@theme !@place !who'],
  ['members-of', 'else|who|list @mine partnership belongs !@milestone !owner !facilitator !host'],
  ['theme-else', 'else #else-doing !late !risky !due !@place !@milestone !highlight !report !told !@action !owner'],
  ['place-of-member', '@member #which-partnership'],

  // Released time
  ['released-missing', 'releasedtime missing|not'],
  ['released-worth', 'releasedtime pound'],
  ['released-place', 'releasedtime @place'],
  ['released-place', 'releasedtime @mine !everyone'],
  ['released-total', 'releasedtime'],
  ['released-worth', 'pound @released-before'],
  ['released-worth', 'pound that|#worth !@place !funding'],

  // Returns
  ['money-each', '#each-gets !highlight !report'],
  ['return-due', 'highlight|report when|due @mine !@milestone !missing'],
  ['return-due', 'highlight when|due !@place !missing !not !@mine'],
  ['returns-late', 'highlight|report #came-late !@place !@mine !@report !@milestone'],
  ['returns-missing', 'highlight who|list|partnership|howmany|#what missing|not !@place'],
  ['returns-missing', 'highlight missing !@place !@mine !late'],
  ['returns-missing', 'report who|list|partnership|everyone missing|not !@place !@report !action !risk !releasedtime !papers !@milestone !survey !meeting'],
  ['returns-late', 'highlight late|moved !@place !@mine'],
  ['return-colours', 'self @place|@mine rag|red|amber|green|#what|report'],
  ['return-colours', 'self|rag highlight|self red|amber|green|who|list|#what|partnership|rag|last !@place !watermelon !@mine'],
  ['returns-in', 'highlight howmany|status|who|list|is|total|everyone !@place !@mine'],
  ['returns-in', 'everyone sent|report|highlight|gotten !@place !@report !action !survey !@milestone !risky !late !funding !howmuch'],
  ['returns-in', 'howmany sent|report !@place !@report !action !survey !@milestone'],
  ['return-of', 'sent|report|highlight|#in-yet @mine !howmuch !funding !instalment !when !theme !@report !who !action !@milestone !meeting !minutes !agenda'],
  ['return-of', 'highlight @place'],
  ['return-of', 'sent @place is|not !@milestone !@action !letter !funding !instalment'],
  ['returns-in', 'highlight'],

  // Colours that disagree
  ['watermelons', 'watermelon !@place !@mine'],
  ['watermelons', 'green late|red|risky !@place !@mine'],

  // Meetings
  ['quorate', 'quorum #we-quorate'],
  ['quorum', 'quorum'],
  ['papers-out', 'papers #papers-out !last !@milestone !where'],
  ['call-for-papers', 'callforpapers'],
  ['papers-due', 'papers when|due|is|#what|@day|late|meeting !@milestone'],
  ['minutes-due', 'minutes when|due|is|where|done|status|late|#what|published'],
  ['attendance', 'attend meeting|who|@meeting|howmany|@day'],
  ['agenda', 'agenda meeting|#what|@meeting'],
  ['meeting-place', 'where meeting|@meeting'],

  // Actions and risks
  ['action-one', '@action'],
  ['actions-closed', 'action #was-closed !not !missing !howmany'],
  ['actions-from-meeting', 'missing|action|open|done #from-meeting meeting !highlight !papers !minutes !moved !@milestone'],
  ['actions-overdue', 'action late|missing !@risk'],
  ['actions-of', 'action @role !@my-own'],
  ['actions-due', 'action due|when|@window'],
  ['actions-count', 'action howmany'],
  ['actions-open', 'action'],
  ['risk-one', '@risk'],
  ['risks-review', 'risk review|late|due'],
  ['risks-top', 'risk !risky top|howmany|list|#what|status|open'],
  ['risks-top', 'risk !risky'],

  // Money
  ['conditions', 'condition @condition|funding|list|#what|letter|mean|due'],
  ['conditions', '@condition'],
  ['instalments', 'instalment when|howmuch|is|due|funding|next|@place|@mine'],
  ['letters', 'letter'],
  ['funding-ends', 'funding ends'],
  ['money-source', 'source funding|pound|howmuch'],
  ['money-each', '#average !member'],
  ['money-place', 'funding|howmuch @place !howlate !@milestone'],
  ['money-place', 'funding|howmuch @mine howmuch|split|is !howlate !releasedtime !member'],
  ['money-each', 'funding|howmuch|pound split|partnership|everyone'],
  ['money-status', 'funding status|is|@word-confirmed'],
  ['money-total', 'funding|howmuch total|programme|howmuch'],
  ['money-total', 'funding !status'],

  // One milestone
  ['milestone-owner', '@milestone who|owner !done'],
  ['milestone-moves', '@milestone #date-given'],
  ['milestone-moves', '@milestone howoften'],
  ['milestone-why', '@milestone why'],
  ['milestone-original', '@milestone originally'],
  ['milestone-moves', '@milestone moved !is !since'],
  ['milestone-late', '@milestone howlate'],
  ['milestone-when', '@milestone when|due|ends'],
  ['milestone-status', '@milestone status|is|late|risky|done|rag|red|amber|green|brief|published|#what|moved|that'],

  ['milestone-status', '@milestone #short'],

  // Who is who, and which authority is where
  ['host-of', 'host @place|@mine'],
  ['facilitator-of', 'facilitator who|owner|@place @place|@mine'],
  ['members-count', 'howmany member @place|@mine'],
  ['members-by-place', 'member partnership #more-than !@place !risk !action'],
  ['members-count', 'howmany member'],
  ['members-of', 'member @place|@mine list|who|#what|is'],
  ['seats', 'who seat meeting|@body'],
  ['seats', 'who|howmany|list seat @body'],
  ['hosts', 'host list|who|partnership'],
  ['partnerships-count', 'howmany partnership !late !risky !red !amber !green !sent !rag'],
  ['role-of', '@role @place !@member'],
  ['role-holder', '@role who|owner|#what !@member'],
  ['owner-what', 'who owner late|risky'],

  // Lists across the programme
  ['slipped-since', 'moved|since @window|since|last|@meeting'],
  ['compare', 'compare @places'],
  ['rag-list', 'red|amber|green rag|who|list|#what|howmany|partnership|milestone|everyone|is !@place !@mine'],
  ['at-risk', 'risky !@place !@mine'],
  ['late-count', 'howmany late'],
  ['moved-often', 'moved|late #more-than-once !@milestone !@place !since'],
  ['late', 'late|missing|howlate|moved !@place !@mine !report !decision !@decision milestone|things|#what|list|who|everyone|is|partnership|top|#short|status|programme|@evaluation'],
  ['place-moves', '#date-given @place|@mine !who !highlight !report !meeting'],
  ['late-place', 'late|howlate|moved|risky @place|@mine'],
  ['why-late', 'why late'],
  ['theme-else', 'else|who|partnership|theme|list @theme !@place'],
  ['theme-else', 'else theme|who|is !@place !@milestone'],
  ['work-of', 'theme @place|@mine !late !status'],
  ['work-of', 'theme partnership|everyone #what !@milestone !late !status !risky'],
  ['was-due', '#was-due @window !moved !why !when !highlight'],
  ['quarter-dates', '@quarter when ends|phase|effective !funding !highlight !@milestone'],
  ['due-next', 'next @place|@mine due|milestone|when'],
  ['due-window', 'due|milestone @window|@unclear-date !papers !action !minutes !@milestone !done !moved !late !risk !highlight'],
  ['done-window', 'done @window|since|last list|#what|milestone|things|is !due !when'],
  ['school-calendar', 'when halfterm !due !milestone !late !@milestone'],
  ['due-window', 'due|next|when|milestone|things|list|#what @window|@unclear-date !meeting !who'],
  ['partnership-status', 'red|amber|green @place'],
  ['due-place', 'due|next|milestone @place'],
  ['phases', 'phase|ends programme|funding|when|howmany|list !evaluation !meeting'],

  // Meetings again, now that nothing else was meant
  ['meeting-last', 'last meeting !who !howmany'],
  ['meeting-next', 'meeting|@meeting when|next|due|is|list|#what|@day !howmany'],
  ['meeting-next', 'when meeting|@meeting'],
  ['due-next-all', 'next due|milestone|#what'],

  // A whole partnership, or the whole programme
  ['partnership-brief', 'brief @place|@mine'],
  ['place-of-member', '@member belongs|#short !status'],
  ['partnership-status', '@place !who'],
  ['partnership-status', '@mine missing|status|rag|red|amber|green|late|brief'],
  ['partnership-status', '@mine is #short'],
  ['at-risk', 'partnership|everyone rag'],
  ['overview', 'brief|status programme|everyone|partnership|meeting|@body|#short'],
  ['partnerships', 'partnership list|#what|who|is'],
  ['day-today', 'today'],
  ['milestone-status', '@milestone'],
  ['help', 'help'],
  ['courtesy', 'thanks'],
  ['help', 'hello'],
  ['role-holder', '@role #short'],
  ['definition', '@term #short !late !is !why !when !who'],
] as const;

export type Ask = (typeof table)[number][0];
