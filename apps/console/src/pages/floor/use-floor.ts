import { FloorSocket, newRef, type SocketDetail, type SocketState } from '@liangyan/sdk'
import type { LiveLine, ToFloor } from '@liangyan/contract'
import { useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { Connection } from '../../shell/connection-bar.tsx'
import { ring } from './sound.ts'
import { type Act, acted, EMPTY_FLOOR, type FloorState, floorState } from './state/floor-state.ts'

/** What a lead can do on the floor. */
export interface FloorActs {
  /** Looks into a conversation; of one at a time. */
  readonly look: (id: string) => void
  readonly leave: () => void
  readonly whisper: (id: string, text: string) => void
  readonly takeOver: (line: LiveLine) => void
  readonly noticed: () => void
}

export interface Floor {
  readonly state: FloorState
  readonly connection: Connection
  readonly acts: FloorActs
}

type Change =
  | { readonly type: 'told'; readonly message: ToFloor; readonly at: number }
  | { readonly type: 'act'; readonly act: Act }

function changed(state: FloorState, change: Change): FloorState {
  return change.type === 'told' ? floorState(state, change.message, change.at) : acted(state, change.act)
}

/** The floor of whoever is signed in, for as long as the page is open. */
export function useFloor(): Floor {
  const [state, change] = useReducer(changed, EMPTY_FLOOR)
  const [line, setLine] = useState<{ state: SocketState } & SocketDetail>({ state: 'connecting' })
  const [attempt, setAttempt] = useState(0)
  const socket = useRef<FloorSocket>(null)
  const latest = useRef(state)
  useEffect(() => {
    latest.current = state
  }, [state])
  useEffect(() => {
    const floor = new FloorSocket({
      url: window.location.origin,
      onState: (state, detail) => setLine({ state, ...detail }),
      onMessage: (message) => {
        ring(message, latest.current)
        change({ type: 'told', message, at: performance.now() })
      },
    })
    socket.current = floor
    if (latest.current.look) floor.lookIn(latest.current.look.id)
    return () => floor.close()
  }, [attempt])
  const acts = useMemo((): FloorActs => {
    const act = (act: Act) => change({ type: 'act', act })
    const leave = () => {
      const { look } = latest.current
      if (look) socket.current?.leave(look.id)
    }
    return {
      look: (id) => {
        const { look } = latest.current
        // what was refused is asked for anew
        if (look?.id !== id || look.refused !== undefined) leave()
        act({ type: 'look', id })
        socket.current?.lookIn(id)
      },
      leave: () => {
        leave()
        act({ type: 'leave' })
      },
      whisper: (id, text) => {
        const ref = newRef()
        act({ type: 'ask', ref, asked: { what: 'whisper', id, text } })
        socket.current?.whisper(id, text, ref)
      },
      takeOver: ({ id, kind }) => {
        const ref = newRef()
        act({ type: 'ask', ref, asked: { what: 'take-over', id, kind } })
        socket.current?.takeOver(id, ref)
      },
      noticed: () => act({ type: 'noticed' }),
    }
  }, [])
  const renew = useMemo(() => () => setAttempt((attempt) => attempt + 1), [])
  return { state, acts, connection: { state: line.state, code: line.code, renew } }
}
