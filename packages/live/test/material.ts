import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Conversation, Turn } from '@liangyan/conversation'
import { Engine } from '@liangyan/inspection'
import { formatDiagnostic, loadStandard, type Standard } from '@liangyan/standard'
import { LiveConversation, LiveStandard } from '../src/index.ts'

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url))
const BANK = join(REPOSITORY, 'standards', 'bank')

/** The texts of the built-in standard, by their path in its folder. */
export const texts: ReadonlyMap<string, string> = new Map(
  readdirSync(BANK, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ya?ml|tsv|txt|json)$/.test(file))
    .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(BANK, file), 'utf8')]),
)

function builtIn(): Standard {
  const { standard, diagnostics } = loadStandard(texts)
  if (!standard) throw new Error(diagnostics.map(formatDiagnostic).join('\n'))
  return standard
}

/** The standard that ships with the project. */
export const live = new LiveStandard(builtIn())
/** What inspects afterwards: an engine that only inspects. */
export const afterwards = new Engine(live.standard)

const conversationsIn = (folder: string): Conversation[] => {
  const file = join(folder, 'conversations.jsonl')
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line): Conversation => JSON.parse(line))
}

/** The example conversations of the repository. */
export const examples = conversationsIn(join(REPOSITORY, 'examples'))

/** The example dialogues of the standard. */
export const dialogues = live.standard.dialogues.map(({ conversation }) => conversation)

const SETS = join(REPOSITORY, 'evaluation', 'sets')
const GIVEN = join(REPOSITORY, '..', 'shared', 'evaluation', 'dev')

/** The evaluation conversations: the given ones, where they lie beside the repository, and the project's own. */
export const evaluation = [GIVEN, ...readdirSync(SETS).map((name) => join(SETS, name))].flatMap(conversationsIn)

const SPEAKERS: Readonly<Record<string, Turn['speaker']>> = { A: 'agent', C: 'customer', S: 'system' }

/** `A: 您好 / C: 喂` as a conversation: three seconds from turn to turn, each lasting two. */
export function talk(text: string, record: Partial<Conversation> = {}): Conversation {
  const turns = text.split(' / ').map((line, index): Turn => {
    const start = index * 3000
    return { index, speaker: SPEAKERS[line[0]], text: line.slice(2).trim(), start, end: start + 2000 }
  })
  return { id: 'talk', channel: 'phone', direction: 'inbound', turns, events: [], ...record }
}

/** When the conversations of the tests begin on the server's clock, ms. */
export const ZERO = Date.parse('2026-03-05T02:00:00Z')

/** A conversation followed to where it stands, told without delay. */
export function followed({ turns, events, ...head }: Conversation): LiveConversation {
  const conversation = new LiveConversation(live, head)
  for (const turn of turns) conversation.take({ type: 'turn', turn }, ZERO + (turn.end ?? 0))
  for (const event of events) conversation.take(event, ZERO + ('at' in event ? event.at : (event.end ?? event.start)))
  return conversation
}
