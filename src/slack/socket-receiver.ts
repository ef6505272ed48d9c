import { SocketModeReceiver, type App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { Log } from '../office.js';
import type { Door } from './door.js';
import { libraryLog } from './library-log.js';

export interface SocketParts {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly door: Door;
  readonly log: Log;
}

/**
 * One connection of Socket Mode, with the door before it. It reconnects for ever, waits for no answer that does not come, and never gives up on its own
 * (the client's usual settings resend posts; a client told not to resend goes deaf after one failed reconnect, so the
 * two must not share settings). Two of these cover for each other while Slack refreshes one.
 */
export function socketReceiver({ appToken, apiUrl, door, log }: SocketParts): Receiver {
  const inner = new SocketModeReceiver({
    appToken,
    logger: libraryLog(log, 'socket'),
    installerOptions: { clientOptions: { slackApiUrl: apiUrl, allowAbsoluteUrls: false, timeout: 3_000, retryConfig: { forever: true, maxTimeout: 4_000 } } },
  });
  return {
    init(app: App) {
      // The receiver only ever calls processEvent on what it is given.
      const guarded = Object.create(app, {
        processEvent: {
          value: async (event: ReceiverEvent) => {
            // Left without an acknowledgement, Slack sends an event again on another connection.
            await door.admit({ ...event, ack: once(event.ack) }, app);
          },
        },
      });
      inner.init(guarded);
    },
    start: () => inner.start(),
    stop: () => inner.stop(),
  };
}

/** Acknowledges once. The receiver before the door and Bolt behind it both do, and the second could meet a closed connection. */
function once(ack: ReceiverEvent['ack']): ReceiverEvent['ack'] {
  let acked: Promise<void> | null = null;
  return (answer?: unknown) => {
    acked ??= ack(answer);
    return acked;
  };
}
