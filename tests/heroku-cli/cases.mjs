// What the command line must be able to do with the emulator: each case a command, the status that it ends with, what it prints, and
// the effect that the API then shows. The two lists know nothing of each other's apps and run side by side.
import assert from 'node:assert/strict'

const procfile = 'web: serve\nworker: work\nrelease: migrate\n'

// The apps of the plan that the emulator was started with, by stage.
export async function prepare(api) {
  const [pipeline] = await api.get('/pipelines')
  const couplings = await api.get(`/pipelines/${pipeline.id}/pipeline-couplings`)
  const at = async stage => (await api.get(`/apps/${couplings.find(coupling => coupling.stage === stage).app.id}`)).name
  const world = { pipeline: pipeline.name, uat: await at('staging'), live: await at('production') }
  for (const name of ['judge-source', 'judge-one', 'judge-two', 'judge-broken']) await api.post('/apps', { name })
  await api.send('PATCH', '/apps/judge-broken/config-vars', { REHEARSAL_EXIT_STATUS: '1' })
  await Promise.all([
    api.deploy(world.uat, procfile, '1111111111111111111111111111111111111111'),
    api.deploy('judge-source', procfile, '3333333333333333333333333333333333333333'),
  ])
  await api.deploy(world.uat, procfile, '2222222222222222222222222222222222222222')
  return world
}

const json = check => ({ out }) => check(JSON.parse(out))

export function cases(api, { pipeline, uat, live }) {
  const app = name => api.get(`/apps/${name}`)
  const config = name => api.get(`/apps/${name}/config-vars`)
  const stage = async name => (await api.get(`/apps/${name}/pipeline-couplings`)).stage
  const dynos = async (name, type) => (await api.get(`/apps/${name}/formation/${type}`))
  const slug = async name => (await api.current(name)).slug?.id
  const restarts = async () => (await api.log(uat)).split('State changed from up to starting').length - 1
  const settled = name => api.eventually(`nothing is pending on ${name}`, async () => (await api.releases(name)).every(release => release.status !== 'pending'))
  let before

  const ofOneApp = [
    { run: `access -a ${uat}`, out: /rehearsal@heroku\.invalid +owner/ },
    { run: `access -a ${uat} --json`, check: json(([owner]) => assert.equal(owner.role, 'owner')) },
    { run: `apps:info -a ${uat}`, out: new RegExp(`${pipeline} - staging`) },
    { run: `apps:info -a ${uat} --json`, check: json(info => assert.equal(info.pipeline_coupling.pipeline.name, pipeline)) },

    {
      run: `config:set COLOUR=green SHAPE=round -a ${uat}`,
      check: () => api.eventually('both are set', async () => {
        const { COLOUR, SHAPE } = await config(uat)
        return COLOUR === 'green' && SHAPE === 'round'
      }),
    },
    { run: `config -a ${uat}`, out: /COLOUR: +green/ },
    { run: `config -a ${uat} --json`, check: json(shown => assert.equal(shown.COLOUR, 'green')) },
    { run: `config:get COLOUR -a ${uat}`, out: /^green$/m },
    { run: `config:get COLOUR -a ${uat} --json`, out: /green/ },
    {
      run: `config:unset SHAPE -a ${uat}`,
      check: () => api.eventually('it is gone', async () => !('SHAPE' in await config(uat))),
    },

    { run: `releases -a ${uat}`, out: /Remove SHAPE config vars/ },
    {
      run: `releases -a ${uat} --json`,
      check: json(async shown => assert.equal(shown[0].id, (await api.releases(uat))[0].id)),
    },
    { run: `releases:info -a ${uat}`, out: /Change: +Remove SHAPE config vars/ },
    { run: `releases:info v2 -a ${uat} --json`, check: json(shown => assert.equal(shown.version, 2)) },
    { run: `releases:output -a ${uat}`, out: /would run: migrate/ },
    {
      before: async () => {
        await settled(uat)
        before = (await api.releases(uat)).filter(release => release.eligible_for_rollback)[1].version
      },
      run: `rollback -a ${uat}`,
      check: () => api.eventually('it was rolled back', async () => (await api.current(uat)).description === `Rollback to v${before}`),
    },
    {
      before: async () => {
        await settled(uat)
        before = (await api.releases(uat)).find(release => release.description.startsWith('Deploy 1111')).version
      },
      run: () => `rollback v${before} -a ${uat}`,
      check: () => api.eventually('it was rolled back', async () => (await api.current(uat)).description === `Rollback to v${before}`),
    },

    { run: `maintenance:on -a ${uat}`, check: async () => assert.equal((await app(uat)).maintenance, true) },
    { run: `maintenance -a ${uat}`, out: /^on$/m },
    { run: `maintenance:off -a ${uat}`, check: async () => assert.equal((await app(uat)).maintenance, false) },

    { run: `ps:scale web=2 -a ${uat}`, check: async () => assert.equal((await dynos(uat, 'web')).quantity, 2) },
    {
      run: `ps:scale worker+1:Standard-1X -a ${uat}`,
      check: async () => {
        const { quantity, size } = await dynos(uat, 'worker')
        assert.deepEqual([quantity, size], [1, 'Standard-1X'])
      },
    },
    { run: `ps:scale -a ${uat}`, out: /web=2:Basic worker=1:Standard-1X/ },
    { run: `ps -a ${uat}`, out: /web\.2: up/ },
    { run: `ps -a ${uat} --json`, check: json(shown => assert.equal(shown.length, 3)) },
    {
      before: async () => { before = await restarts() },
      run: `ps:restart -a ${uat}`,
      check: async () => assert.equal(await restarts(), before + 3),
    },
    {
      before: async () => { before = await restarts() },
      run: `ps:restart --process-type web -a ${uat}`,
      check: async () => assert.equal(await restarts(), before + 2),
    },
    {
      before: async () => { before = await restarts() },
      run: `ps:restart --dyno-name worker.1 -a ${uat}`,
      check: async () => assert.equal(await restarts(), before + 1),
    },

    {
      run: `pipelines:promote -a ${uat} --to ${live}`,
      out: /Promotion successful/,
      check: async () => assert.equal(await slug(live), await slug(uat)),
    },
    {
      needsStages: true,
      run: `pipelines:promote -a ${uat} --to ${live}`,
      out: /Running release command\.\.\.\n\(rehearsal\) would run: migrate\n[^]*Promotion successful/,
    },

    { run: ['run', '--no-tty', '--exit-code', '-a', uat, '--', 'echo hi'], out: /would run: echo hi/ },
    { run: ['run', '--no-tty', '--exit-code', '-a', uat, '--', 'sh', '-c', 'exit 3'], status: 3 },

    // The command line appends its echo to the bare command, whose own exit ends the shell first: on Heroku too it prints no status.
    { run: ['run', '--no-tty', '--exit-code', '-a', uat, '--', 'exit 3'], status: 1, err: /No exit code returned/ },
    {
      run: ['run:detached', '-a', uat, '--', 'make coffee'],
      err: /run\.[0-9]+/,
      check: () => api.eventually('it has run', async () => /app\[run\.[0-9]+\]: \(rehearsal\) would run: make coffee/.test(await api.log(uat))),
    },
    { run: `logs -a ${uat} -n 1500`, out: /(?=[^]*would run: make coffee)(?=[^]*Scaled to web@2:Basic)(?=[^]*Maintenance mode enabled)/ },
    { run: `logs -a ${uat} --source heroku --dyno-name worker.1`, out: /^(?![^]*app\[)[^]*heroku\[worker\.1\]: Starting process with command `work`/ },

    {
      run: `logs --tail -n 1 -a ${uat}`,
      follow: { then: () => api.send('PATCH', `/apps/${uat}`, { maintenance: true }), until: /Maintenance mode enabled/ },
      out: /\n[^]*Maintenance mode enabled/,
      check: () => api.send('PATCH', `/apps/${uat}`, { maintenance: false }),
    },

    {
      run: `addons:create heroku-postgresql:essential-0 -a ${uat}`,
      check: () => api.eventually('its address is set', async () => 'DATABASE_URL' in await config(uat)),
    },
    { run: `addons -a ${uat}`, out: /heroku-postgresql \(postgresql-[^]*as DATABASE/ },
    { run: `addons -a ${uat} --json`, check: json(([addOn]) => assert.equal(addOn.attachments[0].name, 'DATABASE')) },
    { run: 'addons --all', out: /heroku-postgresql:essential-0/ },
  ]

  const ofPipelines = [
    { run: 'auth:whoami', out: /^rehearsal@heroku\.invalid$/m },
    { run: 'auth:token', out: /^rehearsal-/m },
    { run: 'apps', out: new RegExp(`^${uat}$`, 'm') },
    { run: 'apps --json', check: json(shown => assert.ok(shown.some(known => known.name === uat))) },

    { run: 'pipelines', out: new RegExp(`^${pipeline}$`, 'm') },
    { run: 'pipelines --json', check: json(shown => assert.ok(shown.some(known => known.name === pipeline))) },
    { run: `pipelines:info ${pipeline}`, out: new RegExp(`${uat} +staging`) },
    { run: `pipelines:info ${pipeline} --json`, check: json(shown => assert.equal(shown.pipeline.name, pipeline)) },
    { run: 'pipelines:create judge -a judge-source -s development', check: async () => assert.equal(await stage('judge-source'), 'development') },
    { run: 'pipelines:add judge -a judge-one -s staging', check: async () => assert.equal(await stage('judge-one'), 'staging') },
    { run: 'pipelines:add judge -a judge-two -s production', check: async () => assert.equal(await stage('judge-two'), 'production') },
    { run: 'pipelines:add judge -a judge-broken -s production', check: async () => assert.equal(await stage('judge-broken'), 'production') },
    { run: 'pipelines:update -a judge-two -s staging', check: async () => assert.equal(await stage('judge-two'), 'staging') },
    {
      run: 'pipelines:promote -a judge-source',
      out: /Promotion successful\n(?=[^]*judge-one: +succeeded)(?=[^]*judge-two: +succeeded)/,
      check: async () => assert.deepEqual([await slug('judge-one'), await slug('judge-two')], Array(2).fill(await slug('judge-source'))),
    },
    {
      run: 'pipelines:promote -a judge-source --to judge-broken',
      status: 1,
      err: /some apps failed/,
      out: /judge-broken: +failed/,
      check: async () => assert.equal(await slug('judge-broken'), undefined),
    },
    {
      run: 'pipelines:promote -a judge-source --to judge-one,judge-broken',
      status: 1,
      out: /(?=[^]*judge-one: +succeeded)(?=[^]*judge-broken: +failed)/,
    },
    {
      run: 'pipelines:remove -a judge-two',
      check: () => assert.rejects(stage('judge-two'), /404/),
    },
    { run: 'pipelines:rename judge judged', check: async () => assert.equal((await api.get('/pipelines/judged')).name, 'judged') },
    { run: 'pipelines:destroy judged', check: () => assert.rejects(stage('judge-one'), /404/) },

    { run: 'apps:create judge-json --no-remote --json', check: json(async shown => assert.equal(shown.id, (await app('judge-json')).id)) },
    { run: 'apps:create judge-new --no-remote', check: async () => assert.equal((await app('judge-new')).name, 'judge-new') },
    { run: 'apps:rename judge-old -a judge-new', check: async () => assert.equal((await app('judge-old')).name, 'judge-old') },
    { run: 'apps:destroy -a judge-old --confirm judge-old', check: () => assert.rejects(app('judge-old'), /404/) },
  ]

  return [ofOneApp, ofPipelines]
}
