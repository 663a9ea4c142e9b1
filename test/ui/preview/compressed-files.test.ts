import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compressedFiles, encodingFor } from '../../../ui/preview/compressed-files.ts';

describe('encodingFor', () => {
  it('is the smallest that a browser takes', () => {
    expect(encodingFor('gzip, deflate, br, zstd')).toBe('br');
    expect(encodingFor('gzip, deflate')).toBe('gzip');
    expect(encodingFor('*')).toBe('br');
  });

  it('is none that a browser refuses', () => {
    expect(encodingFor('br;q=0, gzip;q=0.5')).toBe('gzip');
    expect(encodingFor('*;q=0')).toBeUndefined();
    expect(encodingFor('identity')).toBeUndefined();
    expect(encodingFor('')).toBeUndefined();
  });
});

describe('compressedFiles', () => {
  const PAGE = `<p>${'54 of 400 '.repeat(500)}</p>`;
  const outer = mkdtempSync(join(tmpdir(), 'baserate-'));
  const folder = join(outer, 'web');
  const answer = (headers: OutgoingHttpHeaders, path = '/', method = 'GET') =>
    new Promise<{ readonly response: IncomingMessage; readonly body: Buffer }>((done, failed) => {
      const { port } = server.address() as AddressInfo; // it listens on a port, not on a pipe
      const sent = request({ port, path, method, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done({ response, body: Buffer.concat(parts) }));
      });
      sent.on('error', failed).end();
    });
  let server: ReturnType<typeof createServer>;

  beforeAll(async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'index.html'), PAGE);
    writeFileSync(join(folder, 'kernel.wasm'), Buffer.alloc(4000));
    writeFileSync(join(folder, 'icon.png'), 'a picture');
    writeFileSync(join(outer, 'secret.json'), '{}');
    const files = compressedFiles(folder);
    server = createServer((asked, response) => {
      void files(asked, response).then((isAnswered) => {
        if (!isAnswered) response.writeHead(404).end('left to another');
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });
  afterAll(() => {
    server.close();
    rmSync(outer, { recursive: true });
  });

  it('sends a page by brotli or gzip, a tenth of its size or less, and says which', async () => {
    const smaller = await answer({ 'accept-encoding': 'gzip, br' });
    expect(smaller.response.headers).toMatchObject({
      ...{ 'content-type': 'text/html;charset=utf-8', 'content-encoding': 'br' },
      ...{ vary: 'Accept-Encoding', 'content-length': String(smaller.body.length) },
    });
    expect(brotliDecompressSync(smaller.body).toString()).toBe(PAGE);
    expect(smaller.body.length).toBeLessThan(PAGE.length / 10);
    const zipped = await answer({ 'accept-encoding': 'gzip' }, '/index.html?hash');
    expect(zipped.response.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.body).toString()).toBe(PAGE);
  });

  it('sends WebAssembly as what a browser compiles while it comes', async () => {
    const { response } = await answer({ 'accept-encoding': 'br' }, '/kernel.wasm');
    expect(response.headers['content-type']).toBe('application/wasm');
  });

  it('sends nothing again that a browser has, and anew what was built since', async () => {
    const first = await answer({ 'accept-encoding': 'br' });
    const known = { 'accept-encoding': 'br', 'if-none-match': first.response.headers.etag };
    const second = await answer(known);
    expect([second.response.statusCode, second.body.length]).toEqual([304, 0]);
    const NEW = PAGE.replaceAll('54', '45');
    writeFileSync(join(folder, 'index.html'), NEW);
    utimesSync(join(folder, 'index.html'), new Date(), new Date(Date.now() + 5000));
    const third = await answer(known);
    expect(brotliDecompressSync(third.body).toString()).toBe(NEW);
    writeFileSync(join(folder, 'index.html'), PAGE);
  });

  it.each([
    ['browsers that take no encoding', {}, '/'],
    ['parts of files', { 'accept-encoding': 'br', range: 'bytes=0-9' }, '/'],
    ['pictures', { 'accept-encoding': 'br' }, '/icon.png'],
    ['what is not there', { 'accept-encoding': 'br' }, '/nothing.js'],
    ['what lies outside', { 'accept-encoding': 'br' }, '/..%2fsecret.json'],
    ['what is no path', { 'accept-encoding': 'br' }, '/%E0%A4%A.js'],
  ])('leaves %s to another', async (_what, headers, path) => {
    const { response } = await answer(headers, path);
    expect(response.statusCode).toBe(404);
  });

  it('leaves what is no reading to another', async () => {
    const { response } = await answer({ 'accept-encoding': 'br' }, '/', 'POST');
    expect(response.statusCode).toBe(404);
  });
});
