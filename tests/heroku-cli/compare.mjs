#!/usr/bin/env node
// Our program beside Heroku's own command line, on one emulator: whole processes, in turn, the median of ten.
//
//   dotnet publish tests/heroku-cli/program -c Release -r linux-x64 -p:NativeAot=true -o artifacts/compared
//   dotnet build src/Deployment.Sdk.Emulator.Tool -c Release -o artifacts/emulator
//   HEROKU_CLI=artifacts/heroku-cli/node_modules/heroku/bin/run.js node tests/heroku-cli/compare.mjs artifacts/compared/Compared artifacts/emulator/heroku-emulator
//
// It needs git and GNU time (the package `time`), and prints a table in Markdown. COMPARE_ROUNDS takes fewer rounds than ten; with 0 the
// round that warms up is the one that counts. Where a machine is so slow that ours looks at a promotion more than once, stderr says how often.
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Api } from './api.mjs'
import { Cli } from './cli.mjs'

const rounds = Number(process.env.COMPARE_ROUNDS ?? 10)
const stages = {
  'yunojuno-live': 'production', 'yunojuno-uat': 'staging',
  'yunojuno-dev': 'development', 'yunojuno-dev-1': 'development', 'yunojuno-dev-2': 'development',
}
const apps = Object.keys(stages)
const program = process.env.HEROKU_CLI && resolve(process.env.HEROKU_CLI)
const [ours, emulating] = process.argv.slice(2)
if (!program || !ours || !emulating) throw new Error('usage: HEROKU_CLI=.../run.js node compare.mjs PROGRAM EMULATOR. Nothing was started.')

const folder = mkdtempSync(join(tmpdir(), 'heroku-compare-'))
const at = name => join(folder, name)
const identity = ['GIT_AUTHOR', 'GIT_COMMITTER'].flatMap(who => [[`${who}_NAME`, 'Dev'], [`${who}_EMAIL`, 'dev-1@yunojuno.example']])
const base = {
  PATH: process.env.PATH,
  HOME: folder,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  NO_COLOR: '1',
  DEPLOYMENT_REHEARSAL_FOLDER: at('state'),
  ...Object.fromEntries(identity),
}
const git = (...args) => execFileSync('git', args, { cwd: at('repository'), env: base }).toString().trim()

function newCommit(number) {
  git('commit', '--quiet', '--allow-empty', '--message', `Change ${number}`)
  git('push', '--quiet', 'origin', 'master')
  return git('rev-parse', 'HEAD')
}

async function startEmulator() {
  const named = apps.flatMap(app => ['--app', `${app}=${stages[app]}`])
  const emulator = spawn(resolve(emulating), ['--pipeline', 'yunojuno', ...named, '--json'], { cwd: at('repository'), env: base, stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  for await (const data of emulator.stdout) {
    text += data
    try {
      return [emulator, JSON.parse(text)]
    } catch {
      // Not the whole document yet.
    }
  }
  throw new Error('the emulator did not start')
}

// One process under GNU time: its wall time and the most memory that it had at once.
function measure(command, args, env, cwd) {
  return new Promise((done, reject) => {
    const figures = at('figures')
    const begun = process.hrtime.bigint()
    const child = spawn('/usr/bin/time', ['--quiet', '-f', '%M', '-o', figures, command, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', data => { said += data })
    child.stderr.on('data', data => { said += data })
    child.on('error', reject)
    child.on('close', status => {
      const milliseconds = Number(process.hrtime.bigint() - begun) / 1e6
      if (status !== 0) return reject(new Error(`${command} ${args.join(' ')} ended with ${status}: ${said}`))
      done({ milliseconds, megabytes: Number(readFileSync(figures, 'utf8')) / 1024 })
    })
  })
}

// The emulator's page lists the newest requests first, with the client that sent each. A contest begins with one of this script's own;
// what comes in between without a name, such as a smoke test, is none of the API's.
async function requestsOf(api, client) {
  const page = await (await fetch(api.host + '/')).text()
  const rows = [...page.matchAll(/<td><code>([^<]*)<\/code><\/td>(?:(?!<\/tr>)[^])*?<td>([^<]*)<\/td>\s*<\/tr>/g)].map(([, call, name]) => ({ call, name }))
  const newest = rows.slice(rows.findIndex(row => row.name.startsWith(client)))
  const end = newest.findIndex(row => row.name.startsWith('node'))
  if (end < 0) throw new Error('the page no longer shows where the contest began')
  return newest.slice(0, end).filter(row => row.name.startsWith(client)).map(row => row.call)
}

// Looks at what is under way beyond the first at each: how many there are is the machine's pace, and not the program's.
function looksAgain(calls) {
  const looks = calls.filter(call => /^GET \/(pipeline-promotions\/[^/]+\/promotion-targets|apps\/[^/]+\/releases\/[^/]+)$/.test(call))
  return looks.length - new Set(looks).size
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

mkdirSync(at('repository'))
execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=master', at('remote')], { env: base })
git('init', '--quiet', '--initial-branch=master')
git('remote', 'add', 'origin', at('remote'))
newCommit(0)
const [emulator, { api: address, tokenFile, productionTokenFile, certificateFile }] = await startEmulator()
const host = new URL(address).origin
const token = readFileSync(tokenFile, 'utf8')
const productionToken = readFileSync(productionTokenFile, 'utf8')
const api = new Api(host, token)
const cli = new Cli(program, host, token, certificateFile)
for (const app of apps) {
  await api.send('PATCH', `/apps/${app}/config-vars`, { DJANGO_SETTINGS_MODULE: 'yunojuno.settings', DJANGO_SECRET_KEY: app })
}
const env = { ...base, HEROKU_API_URL: host, HEROKU_API_CERTIFICATE: certificateFile }

// A release of UAT that LIVE does not have yet, of a commit that is newer than what LIVE runs.
let released = 0
async function release(alsoTo) {
  const slug = await api.post('/apps/yunojuno-uat/slugs', { process_types: { web: 'serve' }, commit: newCommit(++released) })
  for (const app of ['yunojuno-uat', alsoTo]) if (app) await api.post(`/apps/${app}/releases`, { slug: slug.id })
}

// What LIVE runs before the first promotion.
await release('yunojuno-live')

const runOurs = (args, keys) => measure(resolve(ours), args, { ...env, ...keys }, at('repository'))
const runTheirs = args => measure(process.execPath, [program, ...args], cli.env, join(cli.home, 'work'))
async function runAll(commands) {
  const all = []
  for (const command of commands) all.push(await runTheirs(command))
  return { milliseconds: all.reduce((sum, one) => sum + one.milliseconds, 0), megabytes: Math.max(...all.map(one => one.megabytes)) }
}

const contests = [
  {
    what: '`promote UAT LIVE` against `pipelines:promote`',
    before: () => release(),
    ours: () => runOurs(['promote', 'UAT', 'LIVE', '--approve', 'sales', '--approve', 'support', '--confirm', 'yunojuno-live'],
      { HEROKU_API_KEY_LIVE: productionToken }),
    theirs: () => runTheirs(['pipelines:promote', '-a', 'yunojuno-uat', '--to', 'yunojuno-live']),
  },
  {
    what: `\`status\` of ${apps.length} apps against \`pipelines:info\` and \`releases\` of each`,
    before: () => {},
    // Production has to have a token of its own, and beside it every environment is named.
    ours: () => runOurs(['status'], {
      HEROKU_API_KEY_LIVE: productionToken,
      ...Object.fromEntries(['UAT', 'DEV', 'DEV_1', 'DEV_2'].map(name => [`HEROKU_API_KEY_${name}`, token])),
    }),
    theirs: () => runAll([['pipelines:info', 'yunojuno'], ...apps.map(app => ['releases', '-n', '1', '-a', app])]),
  },
  {
    what: '`config diff UAT` against `config`',
    before: () => {},
    ours: () => runOurs(['config', 'diff', 'UAT'], { HEROKU_API_KEY_UAT: token }),
    theirs: () => runTheirs(['config', '-a', 'yunojuno-uat']),
  },
]

try {
  console.log('| what | ours | Heroku\'s | wall time | memory | requests, ours and Heroku\'s |')
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |')
  for (const contest of contests) {
    const taken = { ours: [], theirs: [] }
    const requests = {}
    for (let round = 0; round <= rounds; round++) {
      for (const [who, client] of [['ours', 'Deployment.Sdk/'], ['theirs', 'heroku-cli/']]) {
        await contest.before()
        await api.get('/account')
        const figures = await contest[who]()
        const calls = await requestsOf(api, client)
        requests[who] = calls.length
        if (who === 'ours' && looksAgain(calls) > 0) console.error(`looked again: ${looksAgain(calls)} in ${contest.what}`)
        // The first round warms the disk's cache.
        if (round > 0 || rounds === 0) taken[who].push(figures)
      }
    }
    const [mine, other] = [taken.ours, taken.theirs].map(all => ({
      milliseconds: median(all.map(one => one.milliseconds)), megabytes: median(all.map(one => one.megabytes)),
    }))
    const shown = one => `${one.milliseconds.toFixed(0)} ms, ${one.megabytes.toFixed(0)} MB`
    const times = key => `${(other[key] / mine[key]).toFixed(1)} × less`
    console.log(`| ${contest.what} | ${shown(mine)} | ${shown(other)} | ${times('milliseconds')} | ${times('megabytes')} | ${requests.ours}, ${requests.theirs} |`)
  }
} finally {
  emulator.kill('SIGTERM')
  cli.end()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
