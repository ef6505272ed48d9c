/**
 * Ordinary words of a message at work. A word that is here was not mistyped: it is never taken for a near-by name
 * ("survey" for Surrey, "leads" for Leeds), and a place with such a name (Reading, Bath) is believed only where a
 * capital letter or the words around it speak for a place.
 */
export const commonWords: ReadonlySet<string> = new Set(`
easter lunch dinner taxi hotel train ticket song joke catering parking patients pupils nurseries supplier suppliers sites
a about above accept according across actually add added address after again against age ago agree agreed all allow almost alone along
already also although always am among amount an and annual another answer any anybody anyone anything anyway apart apply approve
are area areas around arrive as ask asked asking at audit authorities authority autumn available average away back bad bag ball band bank
bar base based basis bath be bear became because become been before began begin behind being believe below beside best better between
beyond big bill bit board body book both bought box break brief bring broad brought budget build bury business busy but buy by call
called calling came can cancel cannot capital care carry case cases cash cause central centre certain chair chance change changed changes charge chase
check child children choice choose claim clear clerk close closed closing collect colour colours come comes coming comment comments common
confirm confirmed contact contract contracts copies copy correct cost costs could council councils count country county couple course cover
create current currently cut daily data date dates day days deal dear decide decided deliver delivery deputy detail details did differ
different direct director discuss do does doing done door double down draft drop due during each earlier early easier east easy education
effect either else email emails employ end ended ends england enough ensure entire equal even evening event ever every everybody everyone
everything exact exactly except expect expected explain extra face fact fail fair far fast feel few field fifth fifty fight figure figures
file final finally finance find fine finish finished first fit five fixed follow for force forget form forward found four free friday from
front full fully fund funded funding further future gave general get gets getting give given gives giving go goes going gone good got
government grant great green ground group groups grow guess guidance had half hand handle hang happen happened happening happens happy hard harrow
has have having he head health hear heard hearing held help her here high higher highest highlight him his hold holding home hope host
hour hours house how however i idea if ignore impact important in include included including indeed individual inform information inside instead
into introduction is issue issued issues it item items its itself january job join joint just keep kept kid kids kind kinds know known knows lack land
large largest last late later latest latter lead leader leaders leading leads learn least leave leaving led left less let lets letter letters level levels
light like likely limit line lines list lists little live local long longer look looking lose lost lot lots low made main make makes making
man manage management manager many march mark marked match matter matters may maybe me mean means meant measure meet meeting meetings member members mention
message met middle might mind mine minister ministers minute minutes miss missed missing monday money month monthly months more morning most mostly move
moved moves moving much must my myself name named names national near nearly need needed needs never new news next nice night nine no nobody none noon
nor normal north not note notes nothing notice now nowhere number numbers obviously of off offer office officer officers often ok okay old older on once one ones
only onto open opened or order other others otherwise ought our ours ourselves out outcome outside over overall owe own owned owner owners owns pack packs page pages
paid pain paper papers parent parents part particular partly partner partners partnership partnerships party pass past pay payment payments people per perhaps period
person phone phrase pick piece place placed places plan planned planning plans play please plus point points policy poor poole position possible post power prepare
present press pretty previous price primary print private probably problem process produce programme project promise proof proper protocol provide public publish published pull purpose push
put quarter quarterly question questions quick quickly quiet quite quorum raise raised ran range rate rather reach read reader reading ready real really reason reasons recall receive received recent recently
record recorded red reduce refer reflect region regional regions regular related remain remember remind report reported reports request require response rest result results return
returned returns review right ring rise risk risks role roles room round rule rules run running safe said sale same saturday save saw say saying says scale schedule school
schools score second secretary section see seem seems seen select self sell send sending sense sent september separate series serious serve service services set seven several shall
share shared she sheet short should show shown shows shut sick side sign signed similar simple simply since single sit site six size skip slip slipped slipping small so some somebody
someone something sometimes somewhere son soon sorry sort sound source south speak special specific spend spent spring staff stage stand standing start started state statement
status stay still stop stopped story straight strategic strategy strong stuff subject submit such suggest sum summary summer sunday support suppose supposed sure survey sutton system table take taken takes
taking talk target task team tell telling ten tend term terms test than thank thanks that the their them themselves then there these they thing things think third this those though thought
three through thursday thus till time times to today together told tomorrow tonight too took top total totally touch towards track training transition travel tried true trust try trying tuesday turn twelve twenty
twice two type under understand unless until up upon upset us use used useful usual usually value various very via view visit wait waiting walk want wanted wants was watch water way ways
we weather wednesday week weekly weeks well went were west what whatever when where wherever whether which while white who whole whom whose why wide wider will win winter wish with within without
wonder word words work worked working works world worry worse worst worth would write writing written wrong wrote year years yellow yes yesterday yet you young your yours
morning afternoon hello hi hey cheers ta pls plz cant dont didnt doesnt isnt wont im ive id whos whats hows wheres whens heres theres thats its lets ive youve weve theyve havent hasnt hadnt wasnt werent wouldnt couldnt shouldnt ok fyi asap tbc tbd eta
chairman deputies evaluation evaluator facilitator facilitators forecast baseline milestone milestones action actions decision decisions overdue outstanding embargo returning
`.trim().split(/\s+/));
