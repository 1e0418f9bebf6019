import { useState } from 'preact/hooks'
import type { Visit } from '../room/visit.ts'
import { DownIcon } from '../shell/icons.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { useWords } from '../shell/words-context.ts'
import type { Words } from '../words/words.ts'
import { Announced } from './announced.tsx'
import { Composer } from './composer.tsx'
import { Ended } from './ended.tsx'
import { LineBar } from './line-bar.tsx'
import { Messages } from './messages.tsx'
import { Question } from './question.tsx'
import { QueueCard } from './queue-card.tsx'
import { useEndInSight } from './use-end-in-sight.ts'
import { useVisit } from './use-visit.ts'

/** A chat, from the queue to the last word. */
export function TalkPage({
  visit,
  onLeave,
  onResume,
}: {
  readonly visit: Visit
  readonly onLeave: () => void
  /** Takes the chat back from another page. */
  readonly onResume: () => void
}) {
  const words = useWords()
  const { talk } = words
  const { state, messages, unsent, typing, wishes } = visit.room
  const { list, onScroll, behind, toEnd, atEnd } = useEndInSight(messages.length + unsent.length + (typing ? 0.5 : 0))
  useVisit(visit, atEnd)
  const [ending, setEnding] = useState(false)
  const ended = state?.stage === 'ended'
  const lost = visit.line === 'unknown' || visit.line === 'replaced'

  return (
    <div class="page">
      <PageHead bank={visit.bank} standing={standingWords(words, visit)}>
        {state?.stage === 'open' && (
          <button type="button" class="head-button" onClick={() => setEnding(true)}>
            {talk.end}
          </button>
        )}
      </PageHead>
      <LineBar visit={visit} onLeave={onLeave} onResume={onResume} />
      {state?.stage === 'waiting' && <QueueCard state={state} onLeave={() => setEnding(true)} />}
      <main class="talk">
        <div class="list" ref={list} onScroll={onScroll} tabIndex={0} role="region" aria-label={talk.messages}>
          <ol>
            <Messages visit={visit} />
            {typing && (
              <li class="message from-agent" aria-hidden="true">
                <p class="said dots">
                  <i />
                  <i />
                  <i />
                </p>
              </li>
            )}
          </ol>
        </div>
        <Announced visit={visit} />
        {behind && (
          <button type="button" class="more" onClick={toEnd}>
            <DownIcon />
            {talk.newMessages}
          </button>
        )}
      </main>
      {ending && state && !ended && (
        <Question
          focused
          waiting={wishes.end === true}
          text={state.stage === 'waiting' ? talk.leaveQuestion : talk.endQuestion}
          yes={state.stage === 'waiting' ? talk.leaveYes : talk.endYes}
          no={state.stage === 'waiting' ? talk.leaveNo : talk.endNo}
          onYes={() => visit.wish({ end: true })}
          onNo={() => setEnding(false)}
        />
      )}
      {!ending && state?.asked && !ended && (
        <Question
          waiting={wishes.consent !== undefined}
          text={words.consent.question(state.asked.to)}
          yes={words.consent.yes}
          no={words.consent.no}
          onYes={() => visit.wish({ consent: true })}
          onNo={() => visit.wish({ consent: false })}
        />
      )}
      {ended ? <Ended visit={visit} onLeave={onLeave} /> : !lost && <Composer visit={visit} onSent={toEnd} />}
    </div>
  )
}

function standingWords({ talk, wait, door }: Words, { room: { state } }: Visit): string {
  switch (state?.stage) {
    case undefined:
      return door.beginning
    case 'waiting':
      return wait.arranging
    case 'ended':
      return talk.ended
    case 'open':
      return state.agent === null ? talk.servingNobody : talk.serving(state.agent)
  }
}
