// A process that starts the embedded server of a folder, says so in one line, and waits to be ended.
// Arguments: folder, and the user (uid) to become first.
import { startEmbedded } from '../src/embedded/start.ts'

const [folder, uid] = process.argv.slice(2)
if (uid !== undefined) {
  process.setgroups?.([])
  process.setgid?.(Number(uid))
  process.setuid?.(Number(uid))
}
try {
  const { url, adminUrl, isOwner } = await startEmbedded({ folder })
  console.log(JSON.stringify({ url, adminUrl, isOwner }))
  setInterval(() => undefined, 60_000)
} catch (error) {
  console.log(JSON.stringify({ problem: (error as Error).message }))
}
