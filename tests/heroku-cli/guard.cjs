// Loaded into every node process of Heroku's command line (NODE_OPTIONS): lets it connect to loopback only, and writes down what it
// asks for. The command line falls back to the real Heroku when it does not like its HEROKU_HOST, so a check from outside is not enough.
'use strict'
const fs = require('node:fs')
const net = require('node:net')
const channel = require('node:diagnostics_channel')

const log = process.env.HEROKU_CLI_LOG
const note = line => fs.appendFileSync(log, line + '\n')
const isLoopback = host => host === undefined || ['127.0.0.1', '::1', 'localhost'].includes(host)

const connect = net.Socket.prototype.connect
net.Socket.prototype.connect = function (...args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0]
  const host = typeof first === 'object' ? first.host : typeof args[1] === 'string' ? args[1] : undefined
  if (!isLoopback(host)) {
    note(`REFUSED ${host}`)
    throw new Error(`Refused to connect to ${host}: only loopback is allowed here.`)
  }

  return connect.apply(this, args)
}

channel.subscribe('http.client.request.start', ({ request }) => note(`${request.method} ${request.path}`))
channel.subscribe('undici:request:create', ({ request }) => note(`${request.method} ${request.path}`))
