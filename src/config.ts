import { distance } from 'fastest-levenshtein';
import { z } from 'zod';

/** A setting as the environment gives it: empty means not set. */
const unset = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(unset, schema.optional());

const settings = z.object({
  SLACK_BOT_TOKEN: optional(z.string().startsWith('xoxb-', 'expected a bot token, xoxb-…: api.slack.com/apps, Install App')),
  SLACK_APP_TOKEN: optional(z.string().startsWith('xapp-', 'expected an app-level token, xapp-…: api.slack.com/apps, Basic Information, App-Level Tokens')),
  SLACK_SIGNING_SECRET: optional(z.string().min(16, 'expected the signing secret: api.slack.com/apps, Basic Information')),
  SLACK_API_URL: z.preprocess(unset, z.url('expected an address such as https://slack.com/api/').default('https://slack.com/api/')),
  HOST: z.preprocess(unset, z.string().default('127.0.0.1')),
  PORT: z.preprocess(unset, z.coerce.number('expected a port, such as 3001').int().min(1).max(65_535).default(3001)),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'expected postgres://user:password@host/name')),
  DATA_DIR: z.preprocess(unset, z.string().default('./data')),
  REDIS_URL: optional(z.string().regex(/^rediss?:\/\//, 'expected redis://host:6379')),
  LOG_LEVEL: z.preprocess(unset, z.enum(['debug', 'info', 'warn', 'error'], 'expected debug, info, warn or error').default('info')),
  SECRETARIAT_SANDBOX: optional(z.enum(['0', '1'], 'expected 1 in the sandbox, nothing elsewhere')),
  SECRETARIAT_PROGRAMME: optional(z.string()),
  SECRETARIAT_SANDBOX_START: z.preprocess(unset, z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'expected a day and a time, such as 2005-10-14T09:00').default('2005-10-14T09:00')),
});

/** Every setting, read once at start. Nothing else reads the environment. */
export interface Config {
  readonly slack: {
    readonly botToken: string;
    readonly appToken: string | null;
    readonly signingSecret: string | null;
    readonly apiUrl: string;
  };
  readonly http: { readonly host: string; readonly port: number };
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly redisUrl: string | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  readonly sandbox: boolean;
  /** Where the sandbox's clock stands when its store is new, in the programme's zone. */
  readonly sandboxStart: string;
  /** Loaded when the store is empty. */
  readonly programmeFile: string | null;
}

/** One setting that is wrong: its name, and what is expected. Never its value, which may be a secret. */
export interface SettingFault {
  readonly setting: string;
  readonly what: string;
}

export type ReadConfig = { readonly kind: 'read'; readonly config: Config } | { readonly kind: 'faults'; readonly faults: readonly SettingFault[] };

/** The names of all settings, for `.env.example` and its test. */
export const settingNames = Object.keys(settings.shape);

/** Reads the settings, or names every fault in them at once. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ReadConfig {
  const parsed = settings.safeParse(env);
  const faults: SettingFault[] = [...misspelt(env)];
  if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => ({ setting: String(issue.path[0]), what: issue.message })));
  const has = (name: string) => (env[name] ?? '') !== '';
  if (!has('SLACK_BOT_TOKEN')) faults.push({ setting: 'SLACK_BOT_TOKEN', what: 'is needed: api.slack.com/apps, Install App. Without Slack, script/server opens a sandbox' });
  if (!has('SLACK_APP_TOKEN') && !has('SLACK_SIGNING_SECRET')) {
    faults.push({ setting: 'SLACK_APP_TOKEN', what: 'is needed for Socket Mode; or SLACK_SIGNING_SECRET to receive requests over HTTP' });
  }
  if (env['SECRETARIAT_SANDBOX'] === '1' && isRealSlack(env['SLACK_API_URL'])) {
    faults.push({ setting: 'SECRETARIAT_SANDBOX', what: 'is expected to be unset with a real workspace, whose clock cannot be moved' });
  }
  if (faults.length > 0 || !parsed.success) return { kind: 'faults', faults: onePerSetting(faults) };
  const read = parsed.data;
  const sandbox = read.SECRETARIAT_SANDBOX === '1';
  return {
    kind: 'read',
    config: Object.freeze({
      slack: {
        botToken: read.SLACK_BOT_TOKEN ?? '',
        appToken: read.SLACK_APP_TOKEN ?? null,
        signingSecret: read.SLACK_SIGNING_SECRET ?? null,
        apiUrl: read.SLACK_API_URL.endsWith('/') ? read.SLACK_API_URL : `${read.SLACK_API_URL}/`,
      },
      http: { host: read.HOST, port: read.PORT },
      ...readStoreSettings(read),
      redisUrl: read.REDIS_URL ?? null,
      logLevel: read.LOG_LEVEL,
      sandbox,
      sandboxStart: read.SECRETARIAT_SANDBOX_START,
      programmeFile: read.SECRETARIAT_PROGRAMME ?? (sandbox ? 'sample/sen-rp.yaml' : null),
    }),
  };
}

/** The two settings that say where the store is: all that the command line needs. */
export function readStoreSettings(env: Readonly<Record<string, unknown>>): Pick<Config, 'databaseUrl' | 'dataDir'> {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return { databaseUrl: text(env['DATABASE_URL']), dataDir: text(env['DATA_DIR']) ?? './data' };
}

function isRealSlack(apiUrl = ''): boolean {
  return apiUrl === '' || (URL.canParse(apiUrl) && /(^|\.)slack(-gov)?\.com$/.test(new URL(apiUrl).hostname));
}

function onePerSetting(faults: readonly SettingFault[]): SettingFault[] {
  return faults.filter(({ setting }, at) => faults.findIndex((fault) => fault.setting === setting) === at);
}

function misspelt(env: Readonly<Record<string, string | undefined>>): SettingFault[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('SECRETARIAT_') && !settingNames.includes(name))
    .map((name) => {
      const nearest = [...settingNames].sort((a, b) => distance(a, name) - distance(b, name))[0] ?? '';
      return { setting: name, what: `is not a setting; did you mean ${nearest}?` };
    });
}
