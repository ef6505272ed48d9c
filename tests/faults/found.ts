/**
 * What fuzzing has found, kept so that every run tries it first: bodies sent to the address for Slack, with their type,
 * signed or not.
 */
export const foundBodies: readonly [string, string, boolean][] = [
  // An empty list of actions was answered with 500.
  ['actions=', 'text/plain', true],
  // Names that every object has.
  ['__proto__=x&command=constructor&trigger_id=1', 'application/x-www-form-urlencoded', true],
  ['{"type":"block_actions","trigger_id":"1","actions":[null],"user":null}', 'application/json', true],
  ['payload={"type":"view_submission","trigger_id":"2","view":{"callback_id":"announce:draft","private_metadata":"{"}}', 'application/x-www-form-urlencoded', true],
  ['{"type":"event_callback","event_id":"3","event":null}', 'application/json', true],
  ['\u0000', 'application/json', true],
];

/** Lines that were once read wrongly or broke the reading. */
export const foundLines: readonly string[] = ['', ' ', '\u0000', '__proto__', 'constructor', '/', '-', '31 February', 'show ANN-', 'move M- to because', '“”', '\u202e01 naJ', '٣ نوفمبر'];
