import './style/page.css'
import { render } from 'preact'
import { App } from './app.tsx'
import { followViewport } from './shell/viewport.ts'
import { SPOKEN } from './shell/words-context.ts'

document.documentElement.lang = SPOKEN.language
document.title = SPOKEN.words.service
followViewport()
render(<App />, document.getElementById('root')!)
