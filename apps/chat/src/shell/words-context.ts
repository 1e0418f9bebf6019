import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { type Words, wordsFor } from '../words/words.ts'

/** The words of the browser's language; they stay the same as long as the page does. */
export const SPOKEN = wordsFor(navigator.languages)
const WordsContext = createContext<Words>(SPOKEN.words)
export const useWords = (): Words => useContext(WordsContext)
