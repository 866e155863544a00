#!/usr/bin/env node
// Judges the emulator by Heroku's own command line.
//
//   HEROKU_CLI=/where/npm/put/heroku/bin/run.js HEROKU_HOST=http://127.0.0.1:PORT HEROKU_API_KEY=... HEROKU_API_CERTIFICATE=cert.pem \
//     node tests/heroku-cli/run.mjs [PART OF A COMMAND]
//
// The emulator is one that was just started, with the apps of a plan and nothing deployed; docs/emulator.md shows how.
import { prepare, cases } from './cases.mjs'
import { Api } from './api.mjs'
import { assertLoopback, Cli } from './cli.mjs'

const { HEROKU_CLI: program, HEROKU_HOST: host, HEROKU_API_KEY: token, HEROKU_API_CERTIFICATE: certificate } = process.env
assertLoopback(host)
if (!program || !token || !certificate) {
  throw new Error('HEROKU_CLI, HEROKU_API_KEY and HEROKU_API_CERTIFICATE must be set. Nothing was started.')
}

// A release command can only be seen as it runs where it takes longer than the command line's poll, once a second.
const hasStages = Number(process.env.HEROKU_EMULATOR_STAGE_MS) >= 500
const wanted = process.argv[2] ?? ''

const api = new Api(host, token)
const counts = { passed: 0, failed: 0, skipped: 0 }

function problemsOf(result, { status = 0, out, err }) {
  const foreign = result.requests.filter(line => line.startsWith('REFUSED'))
  return [
    foreign.length > 0 && `it wanted to leave loopback: ${foreign.join(', ')}`,
    result.status !== status && `it ended with ${result.status}, not ${status}`,
    out && !out.test(result.out) && `its output does not match ${out}`,
    err && !err.test(result.err) && `its messages do not match ${err}`,
  ].filter(Boolean)
}

async function judge(cli, one) {
  await one.before?.()
  const command = typeof one.run === 'function' ? one.run() : one.run
  const args = Array.isArray(command) ? command : command.split(' ')
  const shown = args.join(' ')
  if (!shown.includes(wanted) || (one.needsStages && !hasStages)) {
    counts.skipped++
    return
  }

  const result = await cli.run(args, one.follow)
  const problems = problemsOf(result, one)
  if (problems.length === 0) {
    await Promise.resolve(one.check?.(result)).catch(problem => problems.push(problem.message))
  }

  const figures = `${String(result.requests.length).padStart(2)} requests ${String(result.milliseconds).padStart(5)} ms`
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${figures}  ${shown}`)
  counts[problems.length === 0 ? 'passed' : 'failed']++
  if (problems.length > 0) {
    console.log([...problems, result.out, result.err, ...result.requests].join('\n').replace(/^/gm, '       '))
  }
}

async function judgeAll(list) {
  const cli = new Cli(program, host, token, certificate)
  try {
    for (const one of list) await judge(cli, one)
  } finally {
    cli.end()
  }
}

await Promise.all(cases(api, await prepare(api)).map(judgeAll))
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exitCode = counts.failed > 0 ? 1 : 0
