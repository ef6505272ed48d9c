import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/**
 * A fresh, empty database on a real Postgres server; `drop` removes it, whoever is still connected.
 * The server starts when the first test asks for it and ends with the run.
 */
export async function freshPostgres(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = await askForServer();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `drop database if exists ${name} with (force)`) };
}

async function askForServer(): Promise<string> {
  const answer = await fetch(new URL('/postgres', inject('parts')));
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
