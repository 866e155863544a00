// The emulator's API as the cases prepare and check it, apart from the command line under test.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export class Api {
  constructor(host, token) {
    this.host = host
    this.headers = { authorization: `Bearer ${token}`, accept: 'application/vnd.heroku+json; version=3' }
  }

  async send(method, path, body, headers = {}) {
    const response = await fetch(this.host + path, {
      method,
      body: body && JSON.stringify(body),
      headers: { ...this.headers, ...(body && { 'content-type': 'application/json' }), ...headers },
    })
    const answer = await response.json()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }

  get = (path, headers) => this.send('GET', path, undefined, headers)
  post = (path, body) => this.send('POST', path, body)

  releases = app => this.get(`/apps/${app}/releases`, { range: 'version ..; order=desc' })
  current = async app => (await this.releases(app)).find(release => release.current)

  // Asks until it is so; what a release command has to confirm comes a little later.
  async eventually(what, isSo) {
    const deadline = Date.now() + 30_000
    while (!(await isSo())) {
      if (Date.now() > deadline) throw new Error(`not within 30 s: ${what}`)
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }

  // Builds a source that consists of a Procfile.
  async deploy(app, procfile, commit) {
    const folder = mkdtempSync(join(tmpdir(), 'heroku-cli-source-'))
    writeFileSync(join(folder, 'Procfile'), procfile)
    execFileSync('tar', ['-czf', join(folder, 'source.tgz'), '-C', folder, 'Procfile'])
    const { source_blob: source } = await this.post('/sources')
    const put = await fetch(source.put_url, { method: 'PUT', body: readFileSync(join(folder, 'source.tgz')) })
    rmSync(folder, { recursive: true })
    if (!put.ok) throw new Error(`upload: ${put.status}`)
    const { id } = await this.post(`/apps/${app}/builds`, { source_blob: { url: source.get_url, version: commit } })
    await this.eventually(`${commit} runs on ${app}`, async () => {
      const build = await this.get(`/apps/${app}/builds/${id}`)
      return build.release && (await this.get(`/apps/${app}/releases/${build.release.id}`)).status === 'succeeded'
    })
  }

  async log(app) {
    const { logplex_url } = await this.post(`/apps/${app}/log-sessions`, { lines: 1500 })
    return (await fetch(logplex_url)).text()
  }
}
