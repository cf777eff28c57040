/** The files that put the bot up fit the image, the configuration and each other. There is neither a Docker engine nor a cluster here: they are read, not run. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { variableNames } from '../src/config/environment.ts';
import { serveMetrics } from '../src/metrics/server.ts';

const root = new URL('../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');

const dockerfile = read('Dockerfile');
const inImage = (name: string): string => new RegExp(`${name}=(\\S+)`).exec(dockerfile)?.[1] ?? `no ${name}`;
const exposed = /^EXPOSE (.+)$/m.exec(dockerfile)?.[1]?.split(' ').map(Number) ?? [];
const configFolder = dirname(inImage('SWITCHBOARD_CONFIG'));
const dataFolder = dirname(inImage('DATABASE_URL'));
/** Longer than the bot takes to stop: six seconds for what is under way, and two or three to close. */
const leastStopS = 10;

const labels = z.strictObject({ app: z.literal('switchboard') });
const probe = (path: string) =>
  z.strictObject({
    httpGet: z.strictObject({ path: z.literal(path), port: z.literal('health') }),
    periodSeconds: z.number(),
    failureThreshold: z.number(),
  });
const secret = z.strictObject({ name: z.literal('switchboard') });
const volume = z.union([
  z.strictObject({ name: z.string(), configMap: secret }),
  z.strictObject({ name: z.string(), persistentVolumeClaim: z.strictObject({ claimName: z.string() }) }),
]);
const container = z.strictObject({
  name: z.string(),
  image: z.string(),
  envFrom: z.tuple([z.strictObject({ secretRef: secret })]),
  ports: z.tuple([z.strictObject({ name: z.literal('health'), containerPort: z.number() })]),
  startupProbe: probe('/healthz'),
  livenessProbe: probe('/healthz'),
  readinessProbe: probe('/readyz'),
  resources: z.strictObject({
    requests: z.strictObject({ cpu: z.string(), memory: z.string() }),
    limits: z.strictObject({ memory: z.string() }),
  }),
  securityContext: z.strictObject({
    allowPrivilegeEscalation: z.literal(false),
    capabilities: z.strictObject({ drop: z.tuple([z.literal('ALL')]) }),
  }),
  volumeMounts: z.array(
    z.strictObject({ name: z.string(), mountPath: z.string(), readOnly: z.literal(true).optional() }),
  ),
});
const metadata = z.strictObject({ name: z.string(), labels: labels.optional() });
const deployment = z.strictObject({
  apiVersion: z.literal('apps/v1'),
  kind: z.literal('Deployment'),
  metadata,
  spec: z.strictObject({
    replicas: z.number(),
    strategy: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('Recreate') }),
      z.strictObject({
        type: z.literal('RollingUpdate'),
        rollingUpdate: z.strictObject({ maxSurge: z.literal(1), maxUnavailable: z.literal(0) }),
      }),
    ]),
    selector: z.strictObject({ matchLabels: labels }),
    template: z.strictObject({
      metadata: z.strictObject({ labels }),
      spec: z.strictObject({
        terminationGracePeriodSeconds: z.literal(30),
        automountServiceAccountToken: z.literal(false),
        securityContext: z.strictObject({
          runAsNonRoot: z.literal(true),
          runAsUser: z.literal(1000),
          runAsGroup: z.literal(1000),
          seccompProfile: z.strictObject({ type: z.literal('RuntimeDefault') }),
          fsGroup: z.literal(1000).optional(),
          fsGroupChangePolicy: z.literal('OnRootMismatch').optional(),
        }),
        containers: z.tuple([container]),
        volumes: z.array(volume),
      }),
    }),
  }),
});
const claim = z.strictObject({
  apiVersion: z.literal('v1'),
  kind: z.literal('PersistentVolumeClaim'),
  metadata,
  spec: z.strictObject({
    accessModes: z.tuple([z.literal('ReadWriteOncePod')]),
    resources: z.strictObject({ requests: z.strictObject({ storage: z.string() }) }),
  }),
});
const budget = z.strictObject({
  apiVersion: z.literal('policy/v1'),
  kind: z.literal('PodDisruptionBudget'),
  metadata,
  spec: z.strictObject({ minAvailable: z.literal(1), selector: z.strictObject({ matchLabels: labels }) }),
});
const manifest = z.discriminatedUnion('kind', [deployment, claim, budget]);

const manifestsIn = (file: string) =>
  parseAllDocuments(read(`deploy/kubernetes/${file}`)).map((document) => manifest.parse(document.toJS()));

function deployed(file: string) {
  const all = manifestsIn(file);
  const [one] = all.flatMap((each) => (each.kind === 'Deployment' ? [each.spec] : []));
  if (!one) throw new Error(`${file} deploys nothing`);
  const pod = one.template.spec;
  const mounts = pod.containers[0].volumeMounts.map(({ name, mountPath }) => [name, mountPath]);
  const volumes = pod.volumes.map((each) =>
    'configMap' in each ? [each.name, 'config'] : [each.name, each.persistentVolumeClaim.claimName],
  );
  const kinds = all.map(({ kind }) => kind);
  return { ...one, pod, container: pod.containers[0], mounts, volumes, kinds, all };
}

test('on SQLite there is one at a time, with the database on a volume and the configuration beside it', () => {
  const { replicas, strategy, mounts, volumes, all } = deployed('sqlite.yaml');
  const claims = all.flatMap(({ kind, metadata: { name } }) =>
    kind === 'PersistentVolumeClaim' ? [name] : [],
  );
  expect([replicas, strategy]).toEqual([1, { type: 'Recreate' }]);
  expect(mounts).toEqual([
    ['data', dataFolder],
    ['config', configFolder],
  ]);
  expect(volumes).toEqual([
    ['data', claims[0]],
    ['config', 'config'],
  ]);
});

test('on PostgreSQL there are two, one is replaced after the other, and no volume is needed', () => {
  const { replicas, strategy, mounts, volumes, kinds } = deployed('postgres.yaml');
  expect([replicas, strategy.type, kinds]).toEqual([
    2,
    'RollingUpdate',
    ['Deployment', 'PodDisruptionBudget'],
  ]);
  expect([mounts, volumes]).toEqual([[['config', configFolder]], [['config', 'config']]]);
});

test('probes ask what is there, at the port where the image serves it', async () => {
  const server = await serveMetrics({
    host: '127.0.0.1',
    port: 0,
    now: Date.now,
    log: { error: () => undefined },
  });
  const port = Number(inImage('HEALTH_PORT').split(':').at(-1));
  for (const file of readdirSync(new URL('deploy/kubernetes', root))) {
    const { container: one, pod } = deployed(file);
    expect(one.ports[0].containerPort).toBe(port);
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(leastStopS);
    for (const { httpGet } of [one.startupProbe, one.livenessProbe, one.readinessProbe]) {
      expect((await fetch(`http://127.0.0.1:${server.port}${httpGet.path}`)).status).not.toBe(404);
    }
  }
  await server.close();
  expect(exposed).toContain(port);
});

const service = z.strictObject({
  build: z.string().optional(),
  image: z.string().optional(),
  restart: z.literal('always'),
  stop_grace_period: z.string().optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.literal('service_healthy') })).optional(),
  environment: z.record(z.string(), z.string()),
  healthcheck: z
    .strictObject({
      test: z.array(z.string()),
      interval: z.string(),
      timeout: z.string(),
      retries: z.number(),
    })
    .optional(),
  volumes: z.array(z.string()),
});
const compose = z.strictObject({
  name: z.string(),
  services: z.strictObject({ bot: service, database: service }),
  volumes: z.strictObject({ database: z.null() }),
});

test('with Compose three variables are enough, and the bot waits for its database', () => {
  const text = read('compose.yaml');
  const { services } = compose.parse(parse(text));
  const { bot, database } = services;
  expect(new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name))).toEqual(
    new Set(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'POSTGRES_PASSWORD']),
  );
  expect(bot.volumes).toEqual([`./switchboard.yml:${inImage('SWITCHBOARD_CONFIG')}:ro`]);
  expect(bot.depends_on).toEqual({ database: { condition: 'service_healthy' } });
  expect(Number.parseInt(bot.stop_grace_period ?? '', 10)).toBeGreaterThan(leastStopS);
  const { POSTGRES_USER: user, POSTGRES_DB: name } = database.environment;
  const url = new URL(bot.environment.DATABASE_URL?.replace(/\$\{.*?\}/, 'secret') ?? '');
  expect([url.username, url.hostname, url.pathname]).toEqual([user, 'database', `/${name}`]);
});

test('every variable that they set, the bot reads', () => {
  const { bot } = compose.parse(parse(read('compose.yaml'))).services;
  const told = ['sqlite.yaml', 'postgres.yaml'].flatMap((file) =>
    (/secret `switchboard` \((.+?)\)/.exec(read(`deploy/kubernetes/${file}`))?.[1] ?? '').split(', '),
  );
  const image = [...dockerfile.matchAll(/(?:ENV | {4})([A-Z_]+)=/g)].map(([, name]) => name);
  const set = new Set([...Object.keys(bot.environment), ...told, ...image]);
  expect([...set].filter((name) => name && !variableNames.includes(name))).toEqual(['NODE_ENV']);
  expect(set.size).toBeGreaterThan(5);
});
