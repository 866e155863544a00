// Heroku's own command line in a world of its own: nothing of this machine's account, configuration or network gets in or out.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const limit = 180_000

// Anything but a literal loopback address is refused: the command line takes the real Heroku for a host that it does not know.
export function assertLoopback(host) {
  if (!/^http:\/\/127\.0\.0\.1:[0-9]{1,5}$/.test(host ?? '')) {
    throw new Error(`HEROKU_HOST must be http://127.0.0.1:PORT, not '${host}'. Nothing was started.`)
  }
}

export class Cli {
  constructor(program, host, token, certificate) {
    assertLoopback(host)
    this.program = program
    this.home = mkdtempSync(join(tmpdir(), 'heroku-cli-home-'))
    const within = name => join(this.home, name)
    for (const name of ['data', 'config', 'cache', 'state', 'work']) mkdirSync(within(name))
    writeFileSync(within('gitconfig'), '')
    this.env = {
      PATH: process.env.PATH,
      HOME: this.home,
      XDG_DATA_HOME: within('data'),
      XDG_CONFIG_HOME: within('config'),
      XDG_CACHE_HOME: within('cache'),
      XDG_STATE_HOME: within('state'),
      GIT_CONFIG_GLOBAL: within('gitconfig'),
      GIT_CONFIG_NOSYSTEM: '1',
      HEROKU_HOST: host,
      HEROKU_API_KEY: token,
      HEROKU_PARTICLEBOARD_URL: host,
      HEROKU_GIT_HOST: new URL(host).host,
      HEROKU_DATA_HOST: host,
      HEROKU_POSTGRESQL_HOST: host,
      HEROKU_REDIS_HOST: host,
      HEROKU_STATUS_HOST: host,
      HEROKU_LOGIN_HOST: host,
      HEROKU_ANALYTICS_URL: host,
      HEROKU_SKIP_ANALYTICS: '1',
      HEROKU_SKIP_NEW_VERSION_CHECK: '1',
      HEROKU_DISABLE_AUTOUPDATE: '1',
      DISABLE_TELEMETRY: 'true',
      IS_HEROKU_TEST_ENV: 'true',
      NODE_EXTRA_CA_CERTS: certificate,
      NODE_OPTIONS: `--require ${JSON.stringify(fileURLToPath(new URL('guard.cjs', import.meta.url)))}`,
      HEROKU_CLI_LOG: within('requests'),
      COLUMNS: '200',
      NO_COLOR: '1',
    }
  }

  // `follow` is for a command that goes on by itself: what happens when it has begun to write, and what it must then write to be stopped.
  run(args, follow) {
    rmSync(this.env.HEROKU_CLI_LOG, { force: true })
    const begun = Date.now()
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [this.program, ...args], {
        cwd: join(this.home, 'work'),
        env: this.env,
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: limit,
      })
      let [out, err, isSeen] = ['', '', false]
      child.stdout.on('data', data => {
        if (out === '') follow?.then().catch(reject)
        out += data
        if (!isSeen && follow?.until.test(out)) {
          isSeen = true
          child.kill('SIGTERM')
        }
      })
      child.stderr.on('data', data => { err += data })
      child.on('error', reject)
      child.on('close', status => {
        const log = existsSync(this.env.HEROKU_CLI_LOG) ? readFileSync(this.env.HEROKU_CLI_LOG, 'utf8').trimEnd().split('\n') : []
        resolve({ status: isSeen ? 0 : status, out, err, requests: log, milliseconds: Date.now() - begun })
      })
    })
  }

  end() {
    rmSync(this.home, { recursive: true, force: true })
  }
}
