import type { ChatMessage } from '@liangyan/contract'
import { Fragment } from 'preact'
import type { Unsent } from '../room/room.ts'
import type { Visit } from '../room/visit.ts'
import { SPOKEN, useWords } from '../shell/words-context.ts'
import { tellsTime, timeWords } from './times.ts'

/** All that was said, then what has not arrived yet. Texts are shown as they are. */
export function Messages({ visit }: { readonly visit: Visit }) {
  const { messages, unsent } = visit.room
  return (
    <>
      {messages.map((message, index) => (
        <Fragment key={message.ref ?? message.n}>
          {tellsTime(message.at, messages[index - 1]?.at) && (
            <li class="time">
              <time dateTime={message.at}>{timeWords(message.at, SPOKEN.language)}</time>
            </li>
          )}
          <Message message={message} />
        </Fragment>
      ))}
      {unsent.map((message) => (
        <UnsentMessage key={message.ref} message={message} visit={visit} />
      ))}
    </>
  )
}

function Message({ message: { from, text, at } }: { readonly message: ChatMessage }) {
  const { talk } = useWords()
  const who = { customer: talk.you, agent: talk.agent, bank: talk.bank }[from]
  return (
    <li class={`message from-${from}`}>
      <span class="unseen">{who}</span>
      <p class="said" dir="auto" title={timeWords(at, SPOKEN.language)}>
        {text}
      </p>
    </li>
  )
}

function UnsentMessage({
  message: { ref, text, refused },
  visit,
}: {
  readonly message: Unsent
  readonly visit: Visit
}) {
  const words = useWords()
  const { talk } = words
  return (
    <li class="message from-customer">
      <span class="unseen">{talk.you}</span>
      <p class="said said-unsent" dir="auto">
        {text}
      </p>
      {refused ? (
        <div class="fate fate-refused">
          <p role="alert">{talk.refused(words.problems[refused.code] ?? refused.message)}</p>
          <button type="button" class="link" onClick={() => visit.say(text, ref)}>
            {talk.resend}
          </button>
          <button type="button" class="link" onClick={() => visit.giveUp(ref)}>
            {talk.giveUp}
          </button>
        </div>
      ) : (
        <p class={visit.line === 'open' ? 'fate fate-soon' : 'fate'}>
          {visit.line !== 'open' ? talk.unsent : visit.hurried ? talk.hurried : talk.sending}
        </p>
      )}
    </li>
  )
}
