import { useEffect, useState } from 'preact/hooks'
import { DoorPage } from './door/door-page.tsx'
import { kept } from './room/keeping.ts'
import { Visit } from './room/visit.ts'
import { tellWidget } from './shell/page-frame.ts'
import { TalkPage } from './talk/talk-page.tsx'

/** The door until a chat has begun; the chat, also after a reload, until it is left. */
export function App() {
  const [visit, setVisit] = useState(resumed)
  const leave = () => {
    visit?.leave()
    setVisit(null)
  }
  useEffect(() => {
    if (!visit) tellWidget({ liangyan: 'chat', type: 'stands', unread: 0, talking: false })
  }, [visit])

  if (!visit)
    return (
      <DoorPage
        onBegun={(token, bank) =>
          setVisit(new Visit({ token, bank, draft: '', unsent: [], seen: -1 }, location.origin))
        }
      />
    )
  const resume = () => {
    visit.close()
    setVisit(resumed())
  }
  return <TalkPage key={visit} visit={visit} onLeave={leave} onResume={resume} />
}

function resumed(): Visit | null {
  const chat = kept()
  return chat && new Visit(chat, location.origin)
}
