/** The yardstick: a plain `ws` server that sends every frame to everybody else in the room. It stores, judges and knows nothing. */
import { type WebSocket, WebSocketServer } from 'ws'

const rooms = new Map<string, Set<WebSocket>>()
const server = new WebSocketServer({
  port: Number(process.env['PORT']),
  host: '127.0.0.1',
  perMessageDeflate: false,
})

server.on('connection', (socket, request) => {
  const name = request.url ?? '/'
  const room = rooms.get(name) ?? new Set()
  rooms.set(name, room)
  room.add(socket)
  socket.on('message', (frame) => {
    for (const other of room) if (other !== socket) other.send(frame as Buffer)
  })
  socket.on('close', () => room.delete(socket))
  socket.on('error', () => socket.terminate())
})

server.on('listening', () => process.send?.('listening'))
process.on('SIGTERM', () => process.exit(0))
